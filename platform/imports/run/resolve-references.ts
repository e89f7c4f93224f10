import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { ObjectType } from '#platform/objects/object-type'
import { saveRecords } from '#platform/objects/save-records'
import { parsePersonName } from '#platform/values/person-name'
import type { ImportDefaults, MatchOn } from '../import-input.ts'
import { matchChoices } from '../mappable.ts'
import type { ReadRow } from '../row-reader.ts'
import { type Group, groupRows } from './group-rows.ts'

type Values = Record<string, unknown>

/** What a file says of the record at the other end: `{email, externalId, fullName}`. */
type Reference = Record<string, string>

/** By what each kind of record at the other end is recognised. */
const MARKS: Record<string, readonly MatchOn[]> = {
  contact: ['externalId', 'email', 'phone'],
  company: ['domain', 'name'],
}

/**
 * Puts ids where the file names other records, and makes those there are none of. A parent among the very rows of this
 * chunk is not there yet: it is taken out, to be set once they are written.
 */
export async function resolveReferences(
  ctx: Ctx,
  type: ObjectType,
  groups: readonly Group[],
  defaults: ImportDefaults,
): Promise<Map<Group, Values>> {
  const later = new Map<Group, Values>()
  for (const [name, field] of Object.entries(type.fields)) {
    if (field.type !== 'relation' || !field.object) continue
    const naming = groups.filter(({ record }) => referenceIn(record[name]))
    if (field.object === type.name) holdBack(naming, groups, name, later)
    const open = naming.filter(({ record }) => referenceIn(record[name]))
    const ids = await findOrMake(
      ctx,
      field.object,
      open.map(({ record }) => referenceIn(record[name]) ?? {}),
      defaults,
    )
    for (const [at, { record }] of open.entries()) {
      if (ids[at]) record[name] = ids[at]
      else delete record[name]
    }
  }
  return later
}

const referenceIn = (value: unknown): Reference | null =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Reference) : null // by takeReference

/** Those whose parent is a new record of the same rows: `later` says which group it is. */
function holdBack(naming: readonly Group[], groups: readonly Group[], field: string, later: Map<Group, Values>): void {
  const byName = new Map(groups.filter(({ id }) => !id).map((group) => [nameOf(group.record), group]))
  for (const group of naming) {
    const parent = byName.get(nameOf(referenceIn(group.record[field]) ?? {}))
    if (!parent) continue
    if (parent !== group) later.set(group, { ...later.get(group), [field]: parent })
    delete group.record[field]
  }
}

const nameOf = ({ name }: Values) => String(name ?? '').toLowerCase()

async function findOrMake(
  ctx: Ctx,
  object: string,
  references: readonly Reference[],
  defaults: ImportDefaults,
): Promise<(string | null)[]> {
  if (references.length === 0) return []
  const type = ctx.objects.find(object)
  const isNumbered = marksFor(type)[0] === 'number'
  const rows = references.map(
    (reference, row): ReadRow => ({
      ...{ row, cells: [], problems: [], isBad: false },
      record: isNumbered ? { number: reference.name } : recordOf(object, reference),
    }),
  )
  const groups = await groupRows(ctx, type, marksFor(type), rows)
  const named = await groupsByNames(ctx, type, groups)
  // What is known by its number alone is none to be made by being named.
  const missing = isNumbered ? [] : named.filter(({ id, record }) => id === null && Object.keys(record).length > 0)
  const saved = await saveRecords(
    ctx,
    type,
    missing.map(({ record }) => ({ input: { ...record, ...newcomer(type, defaults) } })),
  )
  for (const [at, result] of saved.entries()) {
    const group = missing[at]
    if (group && result.status !== 'failed') group.id = result.id
  }
  const ids: (string | null)[] = references.map(() => null)
  for (const { id, rows: of } of named) for (const { row } of of) ids[row] = id
  return ids
}

const marksFor = (type: ObjectType): readonly MatchOn[] => {
  const own = MARKS[type.name] ?? (type.fields.name?.required ? ['name'] : [])
  return own.length === 0 && matchChoices(type).includes('number') ? ['number'] : own
}

function recordOf(object: string, { name, domain, email, phone, externalId, fullName, ...names }: Reference): Values {
  if (object !== 'contact')
    return { ...(name || domain ? { name: name || domain } : {}), ...(domain ? { domains: [domain] } : {}) }
  const person = fullName && !names.firstName && !names.lastName ? parsePersonName(fullName) : null
  return {
    ...(externalId ? { externalId } : {}),
    ...(email ? { emails: [{ value: email, primary: true }] } : {}),
    ...(phone ? { phones: [{ value: phone, primary: true }] } : {}),
    ...(person?.ok ? person.value : names),
  }
}

/** What the import's defaults give to records it makes along with others. */
export function newcomer(type: ObjectType, { lifecycleStage, owner, source }: ImportDefaults): Values {
  const { fields } = type
  return {
    ...(lifecycleStage && fields.lifecycleStage ? { lifecycleStage } : {}),
    ...(owner && fields.ownerId ? { ownerId: owner } : {}),
    ...(source && fields.source ? { source } : {}),
  }
}

/** People of whom nothing but a name is known are the same when they are called exactly the same. */
async function groupsByNames(ctx: Ctx, type: ObjectType, groups: readonly Group[]): Promise<Group[]> {
  const isNameOnly = ({ id, record }: Group) => !id && !record.externalId && !record.emails && !record.phones
  if (type.name !== 'contact' || !groups.some(isNameOnly)) return [...groups]
  const named = groups.filter(isNameOnly)
  const lasts = named.flatMap(({ record }) => (record.lastName ? [String(record.lastName)] : []))
  const firsts = named.flatMap(({ record }) => (record.firstName && !record.lastName ? [String(record.firstName)] : []))
  const { rows } = await sql<{ id: string; firstName: string | null; lastName: string | null }>`
    select id, first_name, last_name from ${sql.table(type.table)} where workspace_id = ${ctx.workspaceId} and deleted_at is null
       and (last_name collate "und-x-icu" = any (${lasts}::text[]) or last_name is null and first_name collate "und-x-icu" = any (${firsts}::text[]))
     order by id desc`.execute(ctx.db)
  const known = new Map(rows.map(({ id, firstName, lastName }) => [personKey({ firstName, lastName }), id]))
  const byName = new Map<string, Group>()
  for (const group of named) {
    const key = personKey(group.record)
    const earlier = byName.get(key)
    if (earlier) earlier.rows.push(...group.rows)
    else byName.set(key, { ...group, id: known.get(key) ?? null })
  }
  return [...groups.filter((group) => !isNameOnly(group)), ...byName.values()]
}

const personKey = ({ firstName, lastName }: Values) => `${firstName ?? ''}\n${lastName ?? ''}`
