import { inLightOf } from '#platform/ctx/ctx'
import { saveRecords } from '#platform/objects/save-records'
import type { Seed } from '#platform/objects/seed'
import { seedWords } from './seed-words.ts'

/** Day after today, hour, minutes, kind, and whether it was held; what each is called stands with the words. */
const week = [
  [-3, 9, 45, 'meeting', true],
  [-2, 13, 15, 'call', true],
  [-1, 8, 30, 'call', true],
  [0, 10, 60, 'meeting', false],
  [0, 10, 30, 'call', false],
  [1, 8, 90, 'meeting', false],
  [1, 14, 15, 'call', false],
  [2, 12, 60, 'meeting', false],
  [3, 9, 45, 'meeting', false],
  [5, 13, 60, 'meeting', false],
] as const

/** A week of meetings and calls around today, and people with birthdays in it. They are the program's own: nobody is invited. */
export async function seedCalendar({ ctx, faker, today, contacts }: Seed): Promise<void> {
  const own = inLightOf(ctx, { actor: { kind: 'system', id: null } })
  const { week: titles } = seedWords(ctx)
  const people = faker.helpers.arrayElements(contacts, week.length)
  const meetings = week.map(([day, hour, minutes, kind, held], index) => {
    const title = titles[index]
    const start = new Date(today.getTime() + day * 86_400_000)
    start.setUTCHours(hour, 0, 0, 0)
    const person = people[index]
    const about = person ? { contactId: person.id, companyId: person.companyId } : {}
    const attendees = person ? [{ object: 'contact', id: person.id }] : []
    const outcome = held ? (kind === 'call' ? 'reached' : 'held') : null
    return { ...about, title, kind, minutes, startsAt: start.toISOString(), outcome, ownerId: ctx.userId, attendees }
  })
  await saveRecords(
    own,
    ctx.objects.find('activity'),
    meetings.map((input) => ({ input })),
  )
  const birthdays = people.slice(0, 6).map(({ id }, index) => {
    const day = new Date(today.getTime() + (index * 3 - 4) * 86_400_000).toISOString().slice(5, 10)
    return { id, input: { birthday: `${1968 + index * 5}-${day === '02-29' ? '02-28' : day}` } }
  })
  await saveRecords(own, ctx.objects.find('contact'), birthdays)
}
