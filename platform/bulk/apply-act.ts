import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column } from '#platform/objects/columns'
import { recordsOf } from '#platform/objects/find-record'
import type { ObjectType } from '#platform/objects/object-type'
import { outOfReach } from '#platform/objects/reach'
import { type Draft, prepareInput, type Saved, saveRecords } from '#platform/objects/save-records'
import { restoreRecords, trashRecords } from '#platform/objects/trash-records'
import { mendsOf } from '#platform/quality/mends'
import { applyListing, isListing, type Listing } from './apply-listing.ts'
import type { Act, BulkFailure } from './bulk-shape.ts'
import { type CreateFor, createFor } from './create-for.ts'
import { type Declared, declaredAct } from './declared-acts.ts'

type Change = Extract<Act, { kind: 'change' }>
type Mend = Extract<Act, { kind: 'mend' }>

/** What became of some records. */
export interface Outcome {
  changed: number
  unchanged: number
  failures: BulkFailure[]
}

/** A record as far as an act must know it. */
interface Known {
  id: string
  isTrashed: boolean
  title: string | null
  /** Of the lists that are added to or taken from. */
  lists: Record<string, unknown>
}

/** Does to some records what the job is for, in the transaction of `ctx`. A record that cannot take it fails alone. */
export async function applyAct(ctx: Ctx, type: ObjectType, act: Act, ids: readonly string[]): Promise<Outcome> {
  const names = act.kind === 'change' ? [...Object.keys(act.add ?? {}), ...Object.keys(act.remove ?? {})] : []
  const known = await lockKnown(ctx, type, ids, [...new Set(names)])
  const found = new Map(known.map((one) => [one.id, one]))
  const missing = ids.filter((id) => !found.has(id)).map((id) => failure(id, null, 'record_not_found'))
  if (act.kind !== 'trash' && act.kind !== 'restore') {
    const trashed = known.filter(({ isTrashed }) => isTrashed).map(({ id, title }) => failure(id, title, 'in_trash'))
    const living = known.filter(({ isTrashed }) => !isTrashed)
    const { failures, ...counts } = await applyToLiving(ctx, type, act, living)
    return { ...counts, failures: [...missing, ...trashed, ...failures] }
  }
  const move = act.kind === 'trash' ? trashRecords : restoreRecords
  const beyond = await outOfReach(ctx, type, 'delete', [...found.keys()])
  const kept = act.kind === 'trash' ? await type.kept?.(ctx, [...found.keys()]) : undefined
  const within = known.filter(({ id }) => !beyond.has(id) && !kept?.has(id))
  const moved = await move(
    ctx,
    type,
    within.map(({ id }) => id),
  )
  const refused = known.filter(({ id }) => beyond.has(id)).map(({ id, title }) => failure(id, title, 'forbidden'))
  const staying = known.flatMap(({ id, title }) => {
    const why = kept?.get(id)
    return why && !beyond.has(id) ? failure(id, title, why.code, why) : []
  })
  return {
    changed: moved.length,
    unchanged: within.length - moved.length,
    failures: [...missing, ...refused, ...staying],
  }
}

function applyToLiving(
  ctx: Ctx,
  type: ObjectType,
  act: Change | Mend | CreateFor | Listing | Declared,
  records: readonly Known[],
) {
  if (isListing(act)) return applyListing(ctx, act, records)
  if (act.kind === 'createFor') return create(ctx, type, act, records)
  if (act.kind === 'do') return doDeclared(ctx, type, act, records)
  return act.kind === 'mend' ? mend(ctx, type, act, records) : change(ctx, type, act, records)
}

/** Records that are not tried: they fail for a reason that is about no field. */
export async function refuseAll(
  ctx: Ctx,
  type: ObjectType,
  ids: readonly string[],
  reason: { message: string; mend: string },
): Promise<Outcome> {
  const titles = new Map((await lockKnown(ctx, type, ids, [])).map(({ id, title }) => [id, title]))
  return { changed: 0, unchanged: 0, failures: ids.map((id) => failure(id, titles.get(id) ?? null, 'refused', reason)) }
}

async function lockKnown(ctx: Ctx, type: ObjectType, ids: readonly string[], lists: readonly string[]) {
  const columns = [...type.title, ...lists].map((name) => sql`, ${column(type, name)} as ${sql.id(name)}`)
  const { rows } = await sql<{ id: string; deletedAt: string | null } & Record<string, unknown>>`
    select id, deleted_at ${sql.join(columns, sql``)} from ${sql.table(type.table)}
     where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[]) order by id for update`.execute(ctx.db)
  return rows.map(({ id, deletedAt, ...values }): Known => {
    const title = type.title.flatMap((name) => (values[name] ? String(values[name]) : [])).join(' ')
    return { id, isTrashed: deletedAt !== null, title: title || null, lists: values }
  })
}

async function change(ctx: Ctx, type: ObjectType, act: Change, records: readonly Known[]): Promise<Outcome> {
  const same = prepareInput(type, act.values ?? {}, ctx.workspace, true)
  const drafts = records.map(({ id, lists }): Draft => {
    const own = changedLists(act, lists)
    const prepared = { input: { ...same.input, ...own }, errors: same.errors }
    return { id, input: {}, prepared }
  })
  return outcomeOf(await saveRecords(ctx, type, drafts), records)
}

async function create(ctx: Ctx, type: ObjectType, act: CreateFor, records: readonly Known[]): Promise<Outcome> {
  const saved = await createFor(
    ctx,
    type,
    act,
    records.map(({ id }) => id),
  )
  const { failures } = outcomeOf(saved, records)
  return { changed: saved.length - failures.length, unchanged: 0, failures }
}

async function doDeclared(ctx: Ctx, type: ObjectType, wanted: Declared, records: readonly Known[]): Promise<Outcome> {
  const { act, values } = declaredAct(type, wanted)
  const refused = await act.apply(
    ctx,
    values,
    records.map(({ id }) => id),
  )
  const failures = records.flatMap(({ id, title }) => {
    const why = refused.get(id)
    return why ? failure(id, title, why.code, why) : []
  })
  return { changed: records.length - failures.length, unchanged: 0, failures }
}

/** What Kith would not mend after all (somebody did meanwhile) counts as unchanged. */
async function mend(ctx: Ctx, type: ObjectType, act: Mend, records: readonly Known[]): Promise<Outcome> {
  const found = await recordsOf(
    ctx,
    type,
    records.map(({ id }) => id),
  )
  const mends = await mendsOf(ctx, type, act, found)
  const saved = await saveRecords(ctx, type, mends)
  const byId = new Map(records.map((one) => [one.id, one]))
  const outcome = outcomeOf(
    saved,
    mends.flatMap(({ id }) => byId.get(id) ?? []),
  )
  return { ...outcome, unchanged: outcome.unchanged + records.length - mends.length }
}

function outcomeOf(saved: readonly Saved[], records: readonly Known[]): Outcome {
  const count = (status: Saved['status']) => saved.filter((one) => one.status === status).length
  const failures = saved.flatMap((one, at): BulkFailure[] => {
    const { id, title } = records[at] ?? { id: '', title: null }
    return one.status === 'failed' ? [{ recordId: id, title, code: one.code, errors: one.errors }] : []
  })
  return { changed: count('updated'), unchanged: count('unchanged'), failures }
}

/** Entries are added behind those there are, each once, and taken out. */
function changedLists({ add = {}, remove = {} }: Change, lists: Record<string, unknown>): Record<string, unknown> {
  const names = new Set([...Object.keys(add), ...Object.keys(remove)])
  return Object.fromEntries(
    [...names].map((name) => {
      const now = Array.isArray(lists[name]) ? (lists[name] as unknown[]) : []
      const kept = now.filter((entry) => !remove[name]?.some((gone) => gone === entry))
      return [name, [...new Set([...kept, ...(add[name] ?? [])])]]
    }),
  )
}

const said: Record<string, { message: string; mend: string }> = {
  record_not_found: { message: 'There is no such record', mend: 'It may have been erased meanwhile.' },
  forbidden: { message: 'Your role may not delete this record', mend: 'Ask whoever owns it, or an administrator.' },
  in_trash: { message: 'It is in the trash by now', mend: 'Restore it, then try again.' },
}

/** A record that failed for a reason that is about no field. */
function failure(recordId: string, title: string | null, code: string, reason = said[code]): BulkFailure {
  const { message, mend } = reason ?? { message: code, mend: '' }
  return { recordId, title, code, errors: [{ path: '', code, message, mend }] }
}
