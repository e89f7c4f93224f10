import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column, ofType } from '#platform/objects/columns'
import type { ObjectType } from '#platform/objects/object-type'
import { workingMinutesBetween } from '#platform/values/working-time'
import { findAssignable, ownerField } from './assignable.ts'
import { describeResponses } from './describe-responses.ts'
import { firstTouches } from './first-touch.ts'
import { findPeople } from './people.ts'
import { submitTimes } from './submit-times.ts'

/** The newest so many are reckoned with. */
const MOST = 5_000
const DAY = 86_400_000
const MINUTE = 60_000

interface Row {
  id: string
  ownerId: string | null
  since: string
  at: string | null
}

/**
 * Lead response time over the last days: from when somebody came (a form was sent, a contact was made) to the first human
 * attempt to reach them. Whoever was never answered counts as infinite, so that they raise the median instead of leaving it.
 * Of contacts those who came as leads, not by an import, which says nothing of when they wrote; of what customers wait behind,
 * what they began and its first answer; of other objects what rules gave out.
 * Minutes by the calendar, and of work by the clock of whoever owns it now.
 */
export async function describeResponseTimes(ctx: Ctx, { object, days }: { object: string; days: number }) {
  const type = findAssignable(ctx, object)
  const from = new Date(ctx.now().getTime() - days * DAY).toISOString()
  const rows = await responses(ctx, type, from)
  const people = await findPeople(ctx, type, [...new Set(rows.flatMap(({ ownerId }) => ownerId ?? []))])
  const usual = { hours: [], timeZone: ctx.workspace.timeZone, away: [] }
  const calendar = rows.map(({ since, at }) => (at ? (Date.parse(at) - Date.parse(since)) / MINUTE : Infinity))
  const working = rows.map(({ ownerId, since, at }) => {
    const clock = people.get(ownerId ?? '')?.clock ?? usual
    return at ? workingMinutesBetween({ ...clock, away: [] }, new Date(since), new Date(at)) : Infinity
  })
  const owners = [...new Set(rows.map(({ ownerId }) => ownerId))]
  const ofOwner = (ownerId: string | null) => calendar.filter((_, at) => rows[at]?.ownerId === ownerId)
  return {
    ...describeResponses(calendar),
    workingMedian: describeResponses(working).median,
    isAll: rows.length < MOST,
    people: owners
      .map((ownerId) => ({ userId: ownerId, ...describeResponses(ofOwner(ownerId)) }))
      .toSorted((a, b) => b.count - a.count),
  }
}

async function responses(ctx: Ctx, type: ObjectType, from: string): Promise<Row[]> {
  const owner = column(type, ownerField(type))
  const living = (came: RawBuilder<unknown>) => sql`(${came}) as came join ${sql.table(type.table)}
      on ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = came.id
    where ${column(type, 'deletedAt')} is null and ${ofType(type)} order by came.since desc limit ${MOST}`
  if (type.routing) {
    const { rows } = await sql<Row>`select came.id, ${owner} as owner_id, came.since, came.at
      from ${living(type.routing.answers(ctx, from))}`.execute(ctx.db)
    return rows
  }
  const came = type.name === 'contact' ? leadsSince(ctx, from) : givenSince(ctx, type, from)
  const { rows } = await sql<Row>`with came as materialized (
      select came.id, came.since, ${owner} as owner_id from ${living(came)})
    select came.id, came.owner_id, came.since, touched.at from came
    left join (${firstTouches(ctx, sql`select id, since from came`)}) as touched on touched.id = came.id`.execute(
    ctx.db,
  )
  return rows
}

const leadsSince = (ctx: Ctx, from: string): RawBuilder<unknown> => sql`
  select contacts.id, coalesce((select sent.since from (${submitTimes(ctx)}) as sent where sent.id = contacts.id),
    created.occurred_at) as since from contacts
  join lateral (select occurred_at, payload from events where events.workspace_id = contacts.workspace_id
    and events.contact_id = contacts.id and events.record_id = contacts.id and events.type = 'contact.created'
    and events.actor_kind <> 'import' order by occurred_at limit 1) as created
    on created.payload -> 'changes' -> 'lifecycleStage' ->> 1 = 'lead'
  where contacts.workspace_id = ${ctx.workspaceId} and contacts.created_at >= ${from}`

const givenSince = (ctx: Ctx, { name }: ObjectType, from: string): RawBuilder<unknown> => sql`
  select record_id as id, min(started_at) as since from assignments
  where workspace_id = ${ctx.workspaceId} and object = ${name} and assigned_at >= ${from}
    and occasion in ('created', 'form', 'api') group by record_id`
