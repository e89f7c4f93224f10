import { answerFeedback, giveFeedback } from '#platform/adoption/feedback'
import { shareRecord } from '#platform/auth/rights/shares'
import { announce } from '#platform/collaboration/announcements/announcements'
import { giveReaction } from '#platform/collaboration/comments/reactions'
import { createComment } from '#platform/collaboration/comments/write-comment'
import { follow } from '#platform/collaboration/following/followers'
import { createHandOver, tickItem } from '#platform/collaboration/hand-overs/hand-over'
import { createTemplate, listTemplates } from '#platform/collaboration/hand-overs/templates'
import type { Seed, SeededContact } from '#platform/objects/seed'
import type { Cast } from './people.ts'
import { teamWords } from './words.ts'
import { dayFrom } from './work.ts'

/** What the team says to each other about its customers, hands over, announces, and what hampers it. The oldest first. */
export async function seedTogether(seed: Seed, cast: Cast): Promise<void> {
  const me = seed.ctx.userId
  const said = teamWords(seed.ctx)
  const at = (days: number, hour: number, minute = 0) => seed.at(dayFrom(seed.today, days, hour, minute))
  const taken = (await listTemplates(seed.ctx, { object: 'contact' })).items.map(({ reason }) => reason.toLowerCase())
  if (!taken.includes(said.reason.toLowerCase()))
    await createTemplate(at(-20, 9).ctx, { object: 'contact', reason: said.reason, items: said.items })
  const [early, late, hampered] = said.feedback
  if (late) {
    const { id } = await giveFeedback(at(-9, 14).as(cast.books).ctx, { text: late, path: '/orders', object: 'order' })
    await answerFeedback(at(-8, 9).ctx, { id, text: said.answer })
  }
  if (early) await giveFeedback(at(-2, 11).as(cast.sales).ctx, { text: early, path: '/contacts', object: 'contact' })
  await seedTalk(seed, cast)
  await announce(at(-1, 8).as(cast.manager).ctx, { title: said.title, body: said.body, teamIds: [] })
  if (hampered) await giveFeedback(at(-1, 13).as(cast.service).ctx, { text: hampered, path: '/tasks', object: 'task' })
  const [given, received] = handedOver(seed.contacts, me)
  const handOver = { object: 'contact', reason: said.reason, note: said.note, items: said.items }
  if (given) {
    const made = await createHandOver(at(-1, 15).ctx, { ...handOver, recordId: given.id, newOwnerId: cast.service })
    await tickItem(at(-1, 16).as(cast.service).ctx, { id: made.id, position: 0, done: true })
  }
  if (received && me)
    await createHandOver(at(-1, 16, 30).as(cast.sales).ctx, { ...handOver, recordId: received.id, newOwnerId: me })
}

/** The last customers in a business: one of whoever asked for the demo, one of somebody else. */
function handedOver(contacts: readonly SeededContact[], me: string | null) {
  const businesses = contacts.filter(({ companyId }) => companyId !== null).slice(-12)
  return [businesses.find(({ ownerId }) => ownerId === me), businesses.findLast(({ ownerId }) => ownerId !== me)]
}

async function seedTalk(seed: Seed, cast: Cast): Promise<void> {
  const { contacts, today, ctx } = seed
  const said = teamWords(ctx)
  const me = ctx.userId ? [{ kind: 'user' as const, id: ctx.userId }] : []
  const myName = await nameOf(seed)
  const workshop = [{ kind: 'team' as const, id: cast.teams.service }]
  const [one, two, three] = contacts.slice(-6)
  const say = (by: string, moment: Date, about: SeededContact, said: Said) =>
    createComment(seed.at(moment).as(by).ctx, {
      ...{ object: 'contact', recordId: about.id, body: said.body.replace('{{me}}', myName) },
      ...{ mentions: said.mentions ?? [], ...(said.threadId ? { threadId: said.threadId } : {}) },
    })
  const sign = (by: string, subjectId: string, kind: 'agree' | 'heart' | 'seen') =>
    giveReaction(seed.at(dayFrom(today, -1, 9)).as(by).ctx, { subjectId, object: 'comment', kind })
  if (two) {
    const yard = await say(cast.shop, dayFrom(today, -4, 10), two, { body: said.yard, mentions: workshop })
    await sign(cast.service, yard.id, 'seen')
    await follow(seed.ctx, { object: 'contact', recordId: two.id })
  }
  if (one) {
    const asked = await say(cast.sales, dayFrom(today, -3, 11), one, { body: said.asked })
    await say(cast.service, dayFrom(today, -3, 12), one, { body: said.answered, threadId: asked.id })
    await sign(cast.manager, asked.id, 'agree')
    await sign(cast.service, asked.id, 'seen')
    const liked = { body: said.liked, threadId: asked.id, mentions: me }
    const answer = await say(cast.sales, dayFrom(today, -1, 10), one, liked)
    await sign(cast.manager, answer.id, 'heart')
  }
  if (three) {
    await say(cast.service, dayFrom(today, -1, 11, 20), three, { body: said.machine, mentions: me })
    const fair = { object: 'contact', recordId: three.id, userId: cast.field, level: 'update' as const }
    await shareRecord(seed.at(dayFrom(today, -1, 12)).as(cast.manager).ctx, fair)
    await say(cast.manager, dayFrom(today, -1, 12), three, { body: said.shared })
  }
}

interface Said {
  body: string
  threadId?: string
  mentions?: { kind: 'user' | 'team'; id: string }[]
}

async function nameOf({ ctx }: Seed): Promise<string> {
  const me = await ctx.db.selectFrom('users').select('name').where('id', '=', ctx.userId).executeTakeFirst()
  return me?.name ?? ''
}
