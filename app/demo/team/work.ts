import type { Seed, SeededContact } from '#platform/objects/seed'
import type { Cast } from './people.ts'
import { teamWords } from './words.ts'

const DAY = 86_400_000

/** A moment so many days from today, at an hour of UTC. */
export function dayFrom(today: Date, days: number, hour: number, minute = 0): Date {
  const day = new Date(today.getTime() + days * DAY)
  day.setUTCHours(hour, minute, 0, 0)
  return day
}

/** What the colleagues have done in the last four weeks and have to do: calls, notes, tasks of each, and a team's queue. */
export async function seedTeamWork(seed: Seed, cast: Cast): Promise<void> {
  const said = teamWords(seed.ctx)
  const mine = (userId: string) => seed.contacts.filter(({ ownerId }) => ownerId === userId).slice(-60)
  // How many days of the last four weeks each has worked with it: some every day, some are only beginning.
  const busy: [string, number][] = [[cast.sales, 18], [cast.field, 11], [cast.manager, 7], [cast.service, 6], [cast.shop, 3]] // biome-ignore format: one glance
  for (const [index, [userId, days]] of busy.entries()) {
    const about = mine(userId).length > 0 ? mine(userId) : seed.contacts.slice(-40 + index)
    for (let turn = days; turn >= 1; turn -= 1) {
      const moment = dayFrom(seed.today, -Math.ceil((turn * 26) / days), 8 + (turn % 7), 10 * index)
      await workADay(seed.at(moment), about, { said, turn, userId })
    }
  }
  await seedQueue(seed, cast)
  await seedOwnDay(seed)
}

interface ADay {
  said: ReturnType<typeof teamWords>
  turn: number
  userId: string
}

/** A call with what came of it, written down, and every other day a task that was done. */
async function workADay(seed: Seed, about: readonly SeededContact[], { said, turn, userId }: ADay) {
  const contact = about[turn % about.length]
  if (!contact) return
  const on = { contactId: contact.id, companyId: contact.companyId }
  const startsAt = seed.ctx.now().toISOString()
  const nth = <T>(list: readonly T[]) => list[turn % list.length]
  const attendees = [
    { object: 'contact', id: contact.id },
    { object: 'user', id: userId },
  ]
  // Calls and meetings are the program's: what people enter, guests are invited to.
  await seed.create('activity', [
    {
      ...{ ...on, kind: 'call', title: `${nth(said.call)} · ${contact.firstName}`, startsAt, minutes: 4 + (turn % 9) },
      ...{ outcome: nth(['reached', 'leftMessage', 'reached', 'notReached']), ownerId: userId, attendees },
    },
  ])
  const { create } = seed.as(userId)
  await create('note', [{ ...on, body: nth(said.said) }])
  if (turn % 2 === 0) return
  const title = `${nth(said.visits)} · ${contact.firstName}`
  await create('task', [{ ...on, title, dueAt: startsAt, assigneeId: userId, completedAt: startsAt }])
}

/** What waits for whoever of the service team takes it, and what each has before them. */
async function seedQueue({ create, contacts, today, ctx }: Seed, cast: Cast): Promise<void> {
  const said = teamWords(ctx)
  const at = (days: number, hour: number) => dayFrom(today, days, hour).toISOString()
  const businesses = contacts.filter(({ companyId }) => companyId !== null).slice(-9)
  const on = (index: number) => {
    const contact = businesses[index]
    return contact ? { contactId: contact.id, companyId: contact.companyId } : {}
  }
  await create(
    'task',
    said.queue.map((title, index) => ({
      ...{ ...on(index), title, teamId: cast.teams.service, dueAt: at(index * 2 - 1, 9) },
      priority: index === 0 ? 'high' : 'normal',
    })),
  )
  await create(
    'task',
    [cast.sales, cast.field, cast.shop].map((assigneeId, index) => ({
      ...{ ...on(index + 4), title: said.visits[index], assigneeId, dueAt: at(index * 2 - 2, 10) },
    })),
  )
}

/** The day of whoever asked for the demo: late, today with steps half done, this week, and what comes again. */
async function seedOwnDay({ create, contacts, today, ctx }: Seed): Promise<void> {
  const said = teamWords(ctx)
  const steps = (texts: readonly string[], done: number) => texts.map((text, index) => ({ text, done: index < done }))
  const assigneeId = ctx.userId
  const mine = contacts.filter(({ ownerId, companyId }) => ownerId === assigneeId && companyId !== null).slice(-6)
  const when = [[-2, 9], [0, 9], [0, 13], [1, 8]] as const // biome-ignore format: day, hour
  await create(
    'task',
    said.today.map((title, index) => {
      const [day, hour] = when[index] ?? [2, 9]
      const about = { contactId: mine[index]?.id, companyId: mine[index]?.companyId }
      const dueAt = dayFrom(today, day, hour).toISOString()
      return { ...about, title, assigneeId, dueAt, priority: index === 0 ? 'urgent' : 'normal' }
    }),
  )
  await create('task', [
    {
      ...{ title: said.fair, assigneeId, dueAt: dayFrom(today, 4, 15).toISOString(), priority: 'high' },
      checklist: steps(said.fairSteps, 2),
    },
    {
      ...{ title: said.weekly, assigneeId, dueAt: dayFrom(today, 0, 15).toISOString() },
      ...{ repeat: 'FREQ=WEEKLY', checklist: steps(said.weeklySteps, 1) },
    },
  ])
}
