import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { saveRecords } from '#platform/objects/save-records'
import type { Seed } from '#platform/objects/seed'
import { assignQueued } from './domain/assign-queued.ts'
import { queue } from './domain/follow-records.ts'
import { createRule, setFallback } from './domain/rules.ts'

interface Sellers {
  /** The team that gets whoever writes, in turn. */
  teamId: string
  /** Who has the region around. */
  near: readonly string[]
  /** Who gets the rest, and who set it up. */
  manager: string
}

const en = {
  near: 'Around the roastery',
  everybody: 'Everybody else',
  title: 'First call',
  source: 'Website',
}
const de = { near: 'Rund um die Rösterei', everybody: 'Alle anderen', title: 'Erster Anruf', source: 'Website' }

// Who else wrote, so many days ago at which hour of UTC, from which postcode, and after how many minutes somebody called.
const enquiries: readonly [
  first: string,
  last: string,
  days: number,
  hour: number,
  postcode: string,
  minutes: number | null,
][] = [
  ['Thea', 'Lindqvist', 20, 9, '20095', 4],
  ['Jonas', 'Petersen', 19, 13, '80331', 38],
  ['Amira', 'Haddad', 17, 8, '22767', 12],
  ['Felix', 'Brenner', 15, 15, '04109', 95],
  ['Nora', 'Winkler', 13, 10, '50667', 6],
  ['Luis', 'Ferreira', 11, 7, '20359', 21],
  ['Hanna', 'Vogel', 9, 14, '70173', 240],
  ['Emil', 'Sandberg', 8, 9, '24103', 3],
  ['Selma', 'Yildiz', 6, 11, '10115', 55],
  ['Karl', 'Jensen', 3, 12, '21073', 17],
  ['Ida', 'Moreau', 2, 16, '60311', null],
  ['Ben', 'Kowalski', 1, 9, '28195', null],
]

/** Two rules, whoever wrote by the website's form in the last weeks, to whom they were given, and who was called back. */
export async function seedAssignment(seed: Seed, { teamId, near, manager }: Sellers): Promise<void> {
  const said = seed.ctx.workspace.locale.startsWith('de') ? de : en
  const begun = seed.at(dayBefore(seed.today, 60, 8)).ctx
  const rule = {
    object: 'contact',
    on: true,
    occasions: ['form' as const],
    method: 'roundRobin' as const,
    capacity: null,
  }
  const routed = { skillIds: [], stickyDays: null, waitMinutes: null, onlineOnly: false }
  const plain = { ...routed, hours: 'any' as const, byLanguage: false, alarmTask: false }
  const region = { field: 'addresses.postcode', op: 'startsWith' as const, value: '2' }
  const people = near.map((userId) => ({ userId, weight: 1, capacity: null }))
  await createRule(begun, {
    ...rule,
    ...plain,
    name: said.near,
    filter: region,
    teamId: null,
    people,
    alarmMinutes: 60,
  })
  await createRule(begun, {
    ...{ ...rule, ...plain, name: said.everybody, filter: null, teamId, people: [] },
    ...{ method: 'leastLoad', byLanguage: true, alarmMinutes: 120, alarmTask: true },
  })
  await setFallback(begun, { object: 'contact', userId: manager })
  for (const enquiry of enquiries) await write(seed, enquiry, said.source)
  const called = new Map(enquiries.map(([first, last, , , , minutes]) => [`${first} ${last}`, minutes]))
  for (const { id, name, at } of await unowned(seed.ctx)) {
    const owner = await giveOut(inLightOf(seed.ctx, { now: () => new Date(at) }), { id, at, by: manager })
    const minutes = called.has(name) ? called.get(name) : 35
    if (!minutes || !owner) continue
    const startsAt = new Date(Date.parse(at) + minutes * 60_000)
    const attendees = [{ object: 'contact', id }]
    const call = { kind: 'call', outcome: 'reached', minutes: 6, title: `${said.title} · ${name}`, attendees }
    await seed
      .at(startsAt)
      .create('activity', [{ ...call, startsAt: startsAt.toISOString(), ownerId: owner, contactId: id }])
  }
  // From now on: what the demo brought along has been given out.
  await sql`update assignment_rules set on_since = ${seed.today.toISOString()}
    where workspace_id = ${seed.ctx.workspaceId} and object = 'contact' and created_at <= ${seed.today.toISOString()} and on_since = ${begun.now().toISOString()}`.execute(
    seed.ctx.db,
  )
}

async function write(seed: Seed, [first, last, days, hour, postcode]: (typeof enquiries)[number], source: string) {
  const moment = dayBefore(seed.today, days, hour)
  const ctx = inLightOf(seed.ctx, { now: () => moment, actor: { kind: 'customer', id: null }, userId: null })
  const input = {
    ...{ firstName: first, lastName: last, source, language: ctx.workspace.locale.slice(0, 2) },
    emails: [{ value: `${first}.${last}@mail.example`.toLowerCase(), primary: true }],
    addresses: [{ postcode, country: ctx.workspace.defaultCountry }],
  }
  const [saved] = await saveRecords(ctx, ctx.objects.find('contact'), [{ input }])
  if (saved?.status !== 'created') throw new Error(`The demo data is wrong: ${JSON.stringify(saved)}`)
}

/** Whoever wrote to the demo's business since the rules are on, the first one first. */
async function unowned(ctx: Ctx): Promise<{ id: string; name: string; at: string }[]> {
  const { rows } = await sql<{ id: string; name: string; at: string }>`
    select c.id, concat_ws(' ', c.first_name, c.last_name) as name, c.created_at as at from contacts c
    where c.workspace_id = ${ctx.workspaceId} and c.owner_id is null and exists (select from events e
      where e.workspace_id = c.workspace_id and e.contact_id = c.id and e.record_id = c.id and e.type = 'contact.created'
        and e.actor_kind = 'customer' and e.cause_id = ${ctx.causeId ?? null})
    order by c.created_at, c.id`.execute(ctx.db)
  return rows
}

/** @returns to whom the rules gave a contact */
async function giveOut(ctx: Ctx, { id, at, by }: { id: string; at: string; by: string }): Promise<string | null> {
  const head = { object: 'contact', contactId: id, companyId: null, causeId: ctx.causeId ?? null, payload: {} }
  const event = { id: uuidv7(), type: 'contact.created', recordId: id, actorKind: 'customer', actorId: null }
  // As of somebody of the demo: nobody gets a mail of it.
  await queue(ctx, [{ ...event, ...head, occurredAt: at, recordedAt: at }], () => by)
  await assignQueued(ctx)
  const row = await ctx.db
    .selectFrom('contacts')
    .select('ownerId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.ownerId ?? null
}

function dayBefore(today: Date, days: number, hour: number): Date {
  const day = new Date(today.getTime() - days * 86_400_000)
  day.setUTCHours(hour, 12, 0, 0)
  return day
}
