import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { businessClocks } from '#platform/calendar/business/find-calendars'
import { createCalendar } from '#platform/calendar/business/save-calendars'
import { saveRecord } from '#platform/objects/save-records'
import type { Seed, SeededContact } from '#platform/objects/seed'
import { minusWorkingSeconds, plusWorkingSeconds } from '#platform/values/working-time'
import { openTicket } from './domain/conversations/open-ticket.ts'
import type { Priority } from './domain/policies.ts'
import { createPolicy } from './domain/save-policies.ts'
import { takeTurn } from './domain/take-turn.ts'

const words = {
  en: {
    calendar: 'Roastery',
    eve: 'Christmas Eve',
    policies: ['Wholesale', 'Everybody else'],
    subjects: [
      'Grinder stands still since this morning',
      'Two bags of the House blend are torn',
      'Invoice shows the old address',
      'Espresso tastes sour since the last delivery',
      'When does the Christmas blend arrive?',
      'Delivery came without the filters',
      'Descaling: which setting?',
      'Machine leaks at the group head',
      'Please move Thursday’s delivery to Friday',
      'Wrong grind: whole beans ordered',
      'Subscription shall pause in January',
      'Parcel lies with the neighbour',
      'Offer for a second counter?',
      'Card was charged twice',
    ],
  },
  de: {
    calendar: 'Rösterei',
    eve: 'Heiligabend',
    policies: ['Großkunden', 'Alle anderen'],
    subjects: [
      'Mühle steht seit heute früh',
      'Zwei Beutel der Hausmischung sind gerissen',
      'Rechnung zeigt die alte Anschrift',
      'Espresso schmeckt seit der letzten Lieferung sauer',
      'Wann kommt die Weihnachtsmischung?',
      'Lieferung kam ohne die Filter',
      'Entkalken: welche Einstellung?',
      'Maschine tropft an der Brühgruppe',
      'Bitte die Lieferung von Donnerstag auf Freitag legen',
      'Falscher Mahlgrad: ganze Bohnen bestellt',
      'Abo soll im Januar pausieren',
      'Paket liegt beim Nachbarn',
      'Angebot für eine zweite Theke?',
      'Karte wurde zweimal belastet',
    ],
  },
}

interface Course {
  /** Asked so many minutes of work ago. */
  ago: number
  priority: Priority
  type: string
  channel: string
  /** Answered so many minutes of work later; null: not yet. */
  answered: number | null
  /** Where it went then, after so many minutes of work. */
  went?: [state: string, after: number]
}

const DAY = 480
// By the policy of everybody: urgent 60, high 120, normal 240, low 480 minutes to the first response.
const courses: readonly Course[] = [
  { ago: 40, priority: 'urgent', type: 'problem', channel: 'phone', answered: null },
  { ago: 225, priority: 'normal', type: 'complaint', channel: 'email', answered: null },
  { ago: 300, priority: 'normal', type: 'request', channel: 'email', answered: null },
  { ago: 2 * DAY, priority: 'high', type: 'complaint', channel: 'email', answered: 55, went: ['waiting', 70] },
  { ago: 60, priority: 'low', type: 'question', channel: 'form', answered: null },
  { ago: DAY, priority: 'normal', type: 'complaint', channel: 'phone', answered: 20 },
  { ago: 3 * DAY, priority: 'low', type: 'question', channel: 'chat', answered: 12, went: ['solved', 30] },
  { ago: 4 * DAY, priority: 'urgent', type: 'problem', channel: 'phone', answered: 95, went: ['solved', 600] },
  { ago: 5 * DAY, priority: 'normal', type: 'request', channel: 'email', answered: 130, went: ['solved', 140] },
  { ago: 6 * DAY, priority: 'normal', type: 'complaint', channel: 'email', answered: 310, went: ['solved', 900] },
  { ago: 8 * DAY, priority: 'low', type: 'request', channel: 'portal', answered: 60, went: ['closed', 65] },
  { ago: 9 * DAY, priority: 'normal', type: 'question', channel: 'phone', answered: 5, went: ['closed', 200] },
  { ago: DAY + 90, priority: 'normal', type: 'request', channel: 'email', answered: 45, went: ['on-hold', 90] },
  { ago: 11 * DAY, priority: 'high', type: 'complaint', channel: 'email', answered: 30, went: ['closed', 420] },
]

/** When the roaster is open, and what it promises. */
async function seedPromises({ ctx }: Seed, say: (typeof words)['en']): Promise<void> {
  const lunch = [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: '08:00', to: '12:30' },
    { day, from: '13:00', to: '16:30' },
  ])
  const eve = { day: `${ctx.now().getUTCFullYear()}-12-24`, name: say.eve, hours: [{ from: '08:00', to: '11:00' }] }
  const place = { timeZone: null, country: ctx.workspace.defaultCountry, region: null }
  await createCalendar(ctx, { name: say.calendar, hours: lunch, days: [eve], isDefault: true, ...place })
  const promised = (factor: number) => {
    const of = (first: number, days: number) => ({
      firstResponse: first * factor,
      nextResponse: first * factor * 2,
      resolution: days * DAY * factor,
    })
    return { urgent: of(60, 1), high: of(120, 2), normal: of(240, 3), low: of(480, 5) }
  }
  const steps = [
    { minutes: -60, act: 'tellOwner' as const, userId: null },
    { minutes: 30, act: 'tellLeads' as const, userId: null },
  ]
  const plain = { on: true, calendarId: null, steps }
  const wholesale = { field: 'companyId', op: 'isNotEmpty' as const }
  const [big = '', rest = ''] = say.policies
  await createPolicy(ctx, {
    ...plain,
    name: big,
    filter: { and: [wholesale, { field: 'priority', op: 'in', value: ['urgent'] }] },
    targets: promised(1),
  })
  await createPolicy(ctx, { ...plain, name: rest, filter: null, targets: promised(1) })
}

/** Tickets of the last two weeks in all states: some due soon, some late, most kept. */
export async function seedTickets(seed: Seed, { isAllExample }: { isAllExample: boolean }): Promise<void> {
  const say = words[seed.ctx.workspace.locale.startsWith('de') ? 'de' : 'en']
  // They stay when the demo goes: a business that tries it out sets its own.
  if (isAllExample) await seedPromises(seed.at(new Date(seed.today.getTime() - 30 * 86_400_000)), say)
  const customers = seed.contacts.filter(({ companyId }) => companyId).slice(0, courses.length)
  for (const [index, course] of courses.entries()) {
    const customer = customers[index % Math.max(1, customers.length)]
    if (customer) await seedTicket(seed, course, { customer, index, subject: say.subjects[index] ?? '' })
  }
  await seedOutOfConversations(seed)
}

/** Tickets that came out of what was written last: one is answered, one waits. */
async function seedOutOfConversations(seed: Seed): Promise<void> {
  const { rows } = await sql<{
    id: string
    assigneeId: string
    at: string
  }>`select id, assignee_id, last_message_at as at
    from conversations where workspace_id = ${seed.ctx.workspaceId} and state = 'open' and assignee_id is not null
    order by last_message_at desc limit 2`.execute(seed.ctx.db)
  for (const [index, { id, assigneeId }] of rows.entries()) {
    const draft = {
      type: 'complaint',
      priority: index === 0 ? ('high' as const) : ('normal' as const),
      ownerId: assigneeId,
    }
    await openTicket(seed.as(assigneeId).ctx, { id, requestId: uuidv7(), number: `H${120 + index}`, ...draft })
  }
}

async function seedTicket(
  seed: Seed,
  { ago, priority, type, channel, answered, went }: Course,
  { customer, index, subject }: { customer: SeededContact; index: number; subject: string },
): Promise<void> {
  const clock = (await businessClocks(seed.ctx))(null)
  const askedAt = minusWorkingSeconds(clock, seed.today, ago * 60)
  const after = (minutes: number) => plusWorkingSeconds(clock, askedAt, minutes * 60)
  const ownerId = seed.sellers[index % seed.sellers.length] ?? customer.ownerId
  const by = ownerId ? seed.as(ownerId) : seed
  const about = { contactId: customer.id, companyId: customer.companyId, ownerId }
  const [id = ''] = await by.at(askedAt).create('ticket', [
    // Not of the series: a business that removes the demo begins with 1001.
    { number: `H${101 + index}`, subject, priority, type, channel, askedAt: askedAt.toISOString(), ...about },
  ])
  if (answered !== null) {
    const at = after(answered)
    await takeTurn(by.at(at).ctx, { ticketId: id, side: 'agent', at: at.toISOString() })
  }
  if (!went) return
  const [state, minutes] = went
  const { ctx } = by.at(after(minutes))
  await saveRecord(ctx, ctx.objects.find('ticket'), { id, input: { state } })
}
