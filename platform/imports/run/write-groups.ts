import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { isColumn, type ObjectType } from '#platform/objects/object-type'
import { lockRows } from '#platform/objects/rows'
import { type Draft, type Prepared, prepareInput, type Saved, saveRecords } from '#platform/objects/save-records'
import type { ImportDefaults } from '../import-input.ts'
import { nameFor } from '../name-for.ts'
import type { ReadRow } from '../row-reader.ts'
import type { Group } from './group-rows.ts'
import { differences, mergeRecord } from './merge-record.ts'
import { resolveProducts } from './resolve-products.ts'
import { newcomer, resolveReferences } from './resolve-references.ts'

type Values = Record<string, unknown>

/** Writes groups as records: new ones whole, known ones where the file says something new. In the order of the groups. */
export async function writeGroups(
  ctx: Ctx,
  type: ObjectType,
  groups: readonly Group[],
  defaults: ImportDefaults,
): Promise<Saved[]> {
  await resolveProducts(ctx, type, groups)
  for (const { id, record, rows } of groups) if (id === null && rows[0]) rows[0].called = nameFor(type, record)
  const parents = await resolveReferences(ctx, type, groups, defaults)
  await recognise(ctx, type, groups)
  const current = await currentValues(ctx, type, groups)
  const drafts = groups.map((group) => draftOf(type, group, current, defaults))
  const writing = drafts.flatMap((draft, at) => (draft ? [{ draft, at }] : []))
  const saved = await saveRecords(
    ctx,
    type,
    writing.map(({ draft }) => draft),
  )
  const results = groups.map(({ id }): Saved => ({ status: 'unchanged', id: id ?? '' }))
  for (const [index, { at }] of writing.entries()) results[at] = saved[index] ?? (results[at] as Saved) // one each
  await setParents(ctx, type, groups, results, parents)
  return results
}

/** Finds records that only all that a row says, taken together, makes known. */
async function recognise(ctx: Ctx, type: ObjectType, groups: readonly Group[]): Promise<void> {
  const fresh = groups.filter(({ id }) => id === null)
  const found =
    (fresh.length > 0 &&
      (await type.known?.(
        ctx,
        fresh.map(({ record }) => record),
      ))) ||
    []
  for (const [at, group] of fresh.entries()) group.id = found[at] ?? null
}

/** Null for a record that already says all that. */
function draftOf(
  type: ObjectType,
  { id, record, rows }: Group,
  current: ReadonlyMap<string, Current>,
  defaults: ImportDefaults,
): Draft | null {
  if (id === null)
    return {
      input: newRecord(type, named(record, rows[0]?.called), defaults),
      prepared: rows.length === 1 ? rows[0]?.prepared : undefined,
    }
  const incoming = tagged(type, record, defaults)
  const { values = {}, isTouched = false } = current.get(id) ?? {}
  const input = differences(type, values, mergeRecord(type, values, incoming, { addLines: isTouched }))
  return Object.keys(input).length > 0 ? { id, input } : null
}

const named = (record: Values, called: string | undefined): Values =>
  called !== undefined && record.name === undefined ? { ...record, name: called } : record

const tagged = (type: ObjectType, record: Values, { tags }: ImportDefaults): Values =>
  tags && type.fields.tags ? mergeRecord(type, record, { tags }) : record

const newRecord = (type: ObjectType, record: Values, defaults: ImportDefaults): Values => ({
  ...newcomer(type, defaults),
  ...tagged(type, record, defaults),
})

/** A row's record prepared for the objects engine, if what it names needs not be looked up first. */
export function preparedRecord(
  { workspace }: Pick<Ctx, 'workspace'>,
  type: ObjectType,
  { record, called }: Pick<ReadRow, 'record' | 'called'>,
  defaults: ImportDefaults,
): Prepared | undefined {
  const isOpen = (name: string) => ['relation', 'user', 'lines'].includes(type.fields[name]?.type ?? '')
  if (Object.keys(record).some(isOpen)) return undefined
  return prepareInput(type, newRecord(type, named(record, called), defaults), workspace, false)
}

interface Current {
  values: Values
  /** This very import has written it before: lines of the same order come again and again. */
  isTouched: boolean
}

/** What the known records hold now, locked until they are written. */
async function currentValues(ctx: Ctx, type: ObjectType, groups: readonly Group[]): Promise<Map<string, Current>> {
  const known = groups.filter(({ id }) => id !== null)
  const ids = known.flatMap(({ id }) => id ?? [])
  const rows = await lockRows(ctx, type, ids)
  const beside = Object.entries(type.fields).flatMap(([name, field]) =>
    !isColumn(field) && known.some(({ record }) => record[name] !== undefined) ? [name] : [],
  )
  const more = beside.length > 0 ? await besideValues(ctx, type, ids, beside) : new Map<string, Values>()
  const hasLines = beside.some((name) => type.fields[name]?.type === 'lines')
  const touched = hasLines ? await touchedByThis(ctx, ids) : new Set<string>()
  return new Map(
    [...rows].map(([id, { values }]) => [id, { values: { ...values, ...more.get(id) }, isTouched: touched.has(id) }]),
  )
}

async function besideValues(ctx: Ctx, type: ObjectType, ids: readonly string[], names: readonly string[]) {
  const selected = names.map((name) => sql`${type.expressions?.[name] ?? sql`null`} as ${sql.id(name)}`)
  const { rows } = await sql<{ id: string } & Values>`
    select id, ${sql.join(selected)} from ${sql.table(type.table)}
     where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, ...values }) => [id, values]))
}

// The condition on both ids is the index's: an order's events stand with its contact and company, never as them.
async function touchedByThis(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ recordId: string }>`
    select distinct record_id from events where workspace_id = ${ctx.workspaceId} and record_id = any (${ids}::uuid[])
       and record_id is distinct from contact_id and record_id is distinct from company_id and cause_id = ${ctx.causeId ?? null}`.execute(
    ctx.db,
  )
  return new Set(rows.map(({ recordId }) => recordId))
}

/** Sets the parents that were new records of the same rows. */
async function setParents(
  ctx: Ctx,
  type: ObjectType,
  groups: readonly Group[],
  results: readonly Saved[],
  parents: ReadonlyMap<Group, Values>,
): Promise<void> {
  const idOf = new Map(groups.map((group, at) => [group, results[at]?.id]))
  const drafts = [...parents].flatMap(([group, fields]) => {
    const id = idOf.get(group)
    const input = Object.fromEntries(
      Object.entries(fields).flatMap(([name, parent]) => {
        const parentId = idOf.get(parent as Group) // put there by holdBack
        return parentId ? [[name, parentId]] : []
      }),
    )
    return id && Object.keys(input).length > 0 ? [{ id, input }] : []
  })
  await saveRecords(ctx, type, drafts)
}
