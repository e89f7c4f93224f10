import '#platform/auth/access/events'
import '#platform/exports/events'
import { keepFirstActs } from '#platform/adoption/follow-first-acts'
import { listRollouts, setRollout } from '#platform/adoption/rollouts'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import type { Seed } from '#platform/objects/seed'
import type { Cast } from './people.ts'
import { teamWords } from './words.ts'
import { dayFrom } from './work.ts'

const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36'

/** What the audit tells of these weeks: who came in and from where, what somebody tried, what was taken out. */
export async function seedAudit(seed: Seed, cast: Cast): Promise<void> {
  const [manager = '', sales = '', field = '', service = ''] = teamWords(seed.ctx).people
  const at = (days: number, hour: number, address: string, by?: string): Ctx => {
    const then = seed.at(dayFrom(seed.today, days, hour, 51))
    return inLightOf(by ? then.as(by).ctx : then.ctx, { address, isRetold: true })
  }
  const person = (recordId: string, title: string) => ({
    ...{ object: 'person', recordId },
    payload: { title, agent, way: 'password' },
  })
  const came: [string, string, number, number, string][] = [
    [cast.sales, sales, -6, 7, '203.0.113.20'],
    [cast.field, field, -6, 6, '198.51.100.7'],
    [cast.manager, manager, -5, 7, '203.0.113.20'],
    [cast.service, service, -3, 6, '203.0.113.21'],
    [cast.sales, sales, -1, 7, '203.0.113.20'],
  ]
  for (const [userId, name, days, hour, address] of came)
    await at(days, hour, address, userId).record({ type: 'signIn.succeeded', ...person(userId, name) })
  const tried = person(cast.field, field)
  const failed = { ...tried, payload: { ...tried.payload, reason: 'wrong_credentials' } }
  await at(-6, 5, '198.51.100.7').record({ type: 'signIn.failed', ...failed })
  const taken = { kind: 'list', object: 'order', format: 'xlsx', fileName: 'orders.xlsx', rows: 84 }
  await at(-5, 8, '203.0.113.20', cast.manager).record({ type: 'export.finished', object: 'export', payload: taken })
}

interface Beginning {
  cast: Cast
  /** Of the load. */
  causeId: string
  /** The workspace is an example itself: whoever owns it has begun their first week. */
  isAllExample: boolean
}

/** How far the team has come with Kith: a part that begins with the sales team, and what each did first. */
export async function seedBeginning(seed: Seed, { cast, causeId, isAllExample }: Beginning): Promise<void> {
  const { ctx, today } = seed
  const first = (userId: string, act: string, days: number) => ({
    ...{ act, userId, eventId: causeId },
    at: dayFrom(today, days, 9).toISOString(),
  })
  const me =
    isAllExample && ctx.userId ? [first(ctx.userId, 'contact.made', -5), first(ctx.userId, 'team.made', -4)] : []
  const theirs = [cast.sales, cast.field, cast.manager].flatMap((userId, index) => [
    first(userId, 'note.written', -25 + index),
    first(userId, 'task.done', -24 + index * 2),
  ])
  await keepFirstActs(ctx, [...me, ...theirs])
  if (await worksAlone(ctx)) await beginWithTeam(ctx, cast, dayFrom(today, 14, 9).toISOString().slice(0, 10))
}

/** Nothing goes out of the sight of colleagues who are no example. */
async function worksAlone(ctx: Ctx): Promise<boolean> {
  const others = await ctx.db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.userId')
    .select('users.id')
    .where('memberships.workspaceId', '=', ctx.workspaceId)
    .where('users.demoOf', 'is', null)
    .execute()
  return others.length <= 1
}

async function beginWithTeam(ctx: Ctx, cast: Cast, everyoneFrom: string): Promise<void> {
  const quality = (await listRollouts(ctx)).find(({ module }) => module === 'quality')
  if (quality?.reach !== 'everyone') return
  await setRollout(ctx, { module: 'quality', reach: 'teams', teamIds: [cast.teams.sales], everyoneFrom })
}
