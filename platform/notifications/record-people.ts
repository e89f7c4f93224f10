import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { steady } from '#platform/db/steady'
import type { RecordedEvent } from '#platform/events/subscriber'
import { column } from '#platform/objects/columns'
import type { ObjectType } from '#platform/objects/object-type'

/** Somebody an event is told to; `given`: it made the record theirs. */
interface Concerned {
  userId: string
  given: boolean
}

interface People {
  of(event: RecordedEvent): Concerned[]
  /** Who did it; of an API key, whoever made it. */
  behind(event: RecordedEvent): string | null
}

/** Whom these events concern: owners, but for those who unfollowed, and followers; read in a query for each object type. */
export async function concerned(ctx: Ctx, events: readonly RecordedEvent[]): Promise<People> {
  const types = new Map(
    ctx.objects
      .all()
      .filter(({ name }) => events.some(({ object }) => object === name))
      .map((type) => [type.name, type]),
  )
  const ids = [
    ...new Set(events.flatMap(({ object, recordId }) => (object && types.has(object) ? (recordId ?? []) : []))),
  ]
  const [followers, makers, ...owners] = await Promise.all([
    followersOf(ctx, ids),
    makersOf(ctx, events),
    ...[...types.values()].map((type) => ownersOf(ctx, type, ids)),
  ])
  const ownerOf = new Map(owners.flat().map(({ id, ownerId }) => [id, ownerId]))
  const behind = ({ actorKind, actorId }: RecordedEvent) =>
    actorKind === 'apiKey' ? (makers.get(actorId ?? '') ?? null) : actorKind === 'user' ? actorId : null
  // A hand-over says so itself.
  const handedOver = new Set(events.filter(({ type }) => type.startsWith('handOver.')).map(({ recordId }) => recordId))

  function of(event: RecordedEvent): Concerned[] {
    const type = types.get(event.object ?? '')
    const { recordId } = event
    if (!type || !recordId || event.type.startsWith('handOver.')) return []
    const owner = ownerOf.get(recordId)
    const ownerField = ownerFieldOf(type)
    const given = ownerField !== null && owner !== undefined && ownedSince(event, ownerField) === owner
    const about = followers.filter((row) => row.recordId === recordId)
    const following = about.filter(({ follows }) => follows).map(({ userId }) => userId)
    const isOut = about.some(({ userId, follows }) => userId === owner && !follows)
    const told = [
      ...(owner && (given || !isOut) ? [{ userId: owner, given }] : []),
      ...following.filter((userId) => userId !== owner).map((userId) => ({ userId, given: false })),
    ]
    return told.filter(
      ({ userId, given }) =>
        userId !== behind(event) &&
        !(given && (handedOver.has(recordId) || tellsItself(type))) &&
        (given || event.type.endsWith('.updated')),
    )
  }
  return { of, behind }
}

/** Tasks, calls and meetings tell their people themselves. */
const tellsItself = (type: ObjectType) => ownerFieldOf(type) !== 'ownerId'

const ownerFieldOf = (type: ObjectType): string | null =>
  ['ownerId', 'assigneeId'].find((name) => type.fields[name]?.type === 'user') ?? null

/** Whom an event made the owner; undefined for one that did not speak of it. */
function ownedSince({ payload }: RecordedEvent, field: string): unknown {
  const change = Object(payload.changes)[field]
  return Array.isArray(change) && change[0] !== change[1] ? change[1] : undefined
}

async function ownersOf(ctx: Ctx, type: ObjectType, ids: readonly string[]) {
  const field = ownerFieldOf(type)
  if (field === null) return []
  const { rows } = await sql<{ id: string; ownerId: string }>`
    ${steady} select ${column(type, 'id')} as id, ${column(type, field)} as owner_id from ${sql.table(type.table)}
     where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = any (${ids}::uuid[])
       and ${column(type, field)} is not null`.execute(ctx.db)
  return rows
}

async function followersOf(ctx: Ctx, ids: readonly string[]) {
  const { rows } = await sql<{ recordId: string; userId: string; follows: boolean }>`
    ${steady} select record_id, user_id, follows from followers
     where workspace_id = ${ctx.workspaceId} and record_id = any (${ids}::uuid[])`.execute(ctx.db)
  return rows
}

async function makersOf(ctx: Ctx, events: readonly RecordedEvent[]): Promise<Map<string, string>> {
  const keys = events.flatMap(({ actorKind, actorId }) => (actorKind === 'apiKey' && actorId ? [actorId] : []))
  if (keys.length === 0) return new Map()
  const { rows } = await sql<{ id: string; createdBy: string }>`
    ${steady} select id, created_by from api_keys where workspace_id = ${ctx.workspaceId} and id = any (${keys}::uuid[])`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ id, createdBy }) => [id, createdBy]))
}
