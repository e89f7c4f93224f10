import { inLightOf } from '#platform/ctx/ctx'
import { saveRecords } from '#platform/objects/save-records'
import type { Seed } from '#platform/objects/seed'

/** Day after today, hour, minutes, kind, title, and whether it was held. */
const week = [
  [-3, 9, 45, 'meeting', 'Tasting of the winter blend', true],
  [-2, 13, 15, 'call', 'About the trial week', true],
  [-1, 8, 30, 'call', 'Second counter opens', true],
  [0, 10, 60, 'meeting', 'Walk through the roastery', false],
  [0, 10, 30, 'call', 'Delivery times in December', false],
  [1, 8, 90, 'meeting', 'Barista training', false],
  [1, 14, 15, 'call', 'Price list', false],
  [2, 12, 60, 'meeting', 'Lunch with the new buyer', false],
  [3, 9, 45, 'meeting', 'Cupping', false],
  [5, 13, 60, 'meeting', 'Grinder service on site', false],
] as const

/** A week of meetings and calls around today, and people with birthdays in it. They are the program's own: nobody is invited. */
export async function seedCalendar({ ctx, faker, today, contacts }: Seed): Promise<void> {
  const own = inLightOf(ctx, { actor: { kind: 'system', id: null } })
  const people = faker.helpers.arrayElements(contacts, week.length)
  const meetings = week.map(([day, hour, minutes, kind, title, held], index) => {
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
