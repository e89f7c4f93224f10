import { sql } from 'kysely'
import type { Ctx, WorkspaceSettings } from '#platform/ctx/ctx'
import type { Tx } from '#platform/db/transaction'
import { withComputed } from './computed-fields.ts'
import { type FieldRow, fieldOf, isComputedType } from './custom-field.ts'
import { customObject, type ObjectRow, timelineThrough } from './custom-object.ts'
import { CUSTOM } from './custom-values.ts'
import type { Field } from './field.ts'
import type { ObjectType } from './object-type.ts'
import { type ObjectRegistry, registryOf } from './registry.ts'

interface Remembered {
  version: number
  registry: ObjectRegistry
}

/** What a process remembers of the workspaces it serves, by the program's own registry. */
const remembered = new WeakMap<ObjectRegistry, Map<string, Remembered>>()
const MOST_REMEMBERED = 500

/**
 * The object types of a workspace: the program's, with the workspace's own fields, and its own. `schemaVersion` as
 * recognition told it; a process that remembers it by that version asks nobody. Absent: it is asked for.
 */
export function workspaceObjects(
  core: ObjectRegistry,
  { workspaceId, schemaVersion }: { workspaceId: string; schemaVersion?: number | undefined },
  db: Tx,
): ObjectRegistry | Promise<ObjectRegistry> {
  if (schemaVersion === 0) return core
  const known = remembered.get(core)?.get(workspaceId)
  if (known && known.version === schemaVersion) return known.registry
  return loadAndRemember(core, workspaceId, db)
}

async function loadAndRemember(core: ObjectRegistry, workspaceId: string, db: Tx): Promise<ObjectRegistry> {
  const { rows } = await sql<{ schemaVersion: number }>`
    select schema_version from workspaces where id = ${workspaceId}`.execute(db)
  const version = rows[0]?.schemaVersion ?? 0
  if (version === 0) return core
  const own = remembered.get(core) ?? new Map<string, Remembered>()
  remembered.set(core, own)
  const known = own.get(workspaceId)
  if (known?.version === version) return known.registry
  const registry = await loadObjects(core, workspaceId, db)
  own.delete(workspaceId)
  own.set(workspaceId, { version, registry })
  const [oldest] = own.keys()
  if (own.size > MOST_REMEMBERED && oldest !== undefined) own.delete(oldest)
  return registry
}

/** The types as the transaction sees them now, also what it has not committed yet. Nothing is remembered. */
export async function loadObjects(core: ObjectRegistry, workspaceId: string, db: Tx): Promise<ObjectRegistry> {
  const [fields, own] = await Promise.all([fieldRows(db, workspaceId), objectRows(db, workspaceId)])
  const objects = own.filter(makesWay(core))
  const known = new Set([...core.all(), ...objects].map(({ name }) => name))
  // A relation to an object that was archived rests with it.
  const living = fields.filter(({ isArchived, relation }) => !isArchived && (relation === null || known.has(relation)))
  const shown = new Set(living.map(({ id }) => id))
  const hidden = fields.filter(({ id }) => !shown.has(id))
  const chosen = await Promise.all(core.all().map((type) => withChoices(type, workspaceId, db)))
  const types = [...chosen, ...objects.map(customObject)].map((type) => withFields(type, living, hidden))
  const registry = registryOf(types, core)
  if (!living.some(({ type }) => isComputedType(type))) return registry
  const asking = await askingContext(workspaceId, db, registry)
  const whole: ObjectType[] = []
  for (const type of types) whole.push(await withComputed(asking, type))
  return registryOf(whole, core)
}

/**
 * An object of the workspace's own that is called as one of Kith's, which came with a later version, rests with its records
 * until it is called otherwise: names are kept free (`spokenFor`), so this is for whoever wrote past the API.
 */
const makesWay = (core: ObjectRegistry) => {
  const taken = new Set(core.all().flatMap(({ name, plural }) => [name, plural]))
  return ({ name, plural }: ObjectRow): boolean => !taken.has(name) && !taken.has(plural)
}

/** As who the filters of roll-ups are compiled: nobody in particular, who reads everything and writes nothing. */
async function askingContext(workspaceId: string, db: Tx, objects: ObjectRegistry): Promise<Ctx> {
  const { rows } = await sql<WorkspaceSettings>`
    select name, locale, time_zone, currency, default_country, link_companies from workspaces where id = ${workspaceId}`.execute(
    db,
  )
  const [workspace] = rows
  if (!workspace) throw new Error(`The workspace ${workspaceId} is gone`)
  const actor = { kind: 'system', id: null } as const
  const asking = { workspaceId, workspace, actor, userId: null, may: () => true, db, objects, now: () => new Date() }
  return asking as unknown as Ctx // compiling neither logs, records nor enqueues
}

type StoredField = FieldRow & { isArchived: boolean; isConditional: boolean }

function withFields(type: ObjectType, living: readonly StoredField[], hidden: readonly StoredField[]): ObjectType {
  const own = living.filter(({ object }) => object === type.name)
  const archived = hidden.filter(({ object }) => object === type.name).map(({ name }) => name)
  if (own.length === 0 && archived.length === 0) return type
  const fields: Record<string, Field> = { ...type.fields }
  for (const row of own)
    fields[CUSTOM + row.name] = { ...fieldOf(row), ...(row.isConditional ? { conditional: true } : {}) }
  const whole = { ...type, fields, archived }
  return type.custom ? { ...whole, timeline: timelineThrough(whole) } : whole
}

/** The type with what the workspace lets one choose among. */
async function withChoices(type: ObjectType, workspaceId: string, db: Tx): Promise<ObjectType> {
  const made = Object.entries((await type.choices?.(db, workspaceId)) ?? {})
  if (made.length === 0) return type
  const fields: Record<string, Field> = { ...type.fields }
  for (const [name, choices] of made) {
    const field = fields[name]
    if (field) fields[name] = { ...field, choices, options: choices.map(({ value }) => value) }
  }
  return { ...type, fields }
}

async function fieldRows(db: Tx, workspaceId: string): Promise<StoredField[]> {
  const { rows } = await sql<StoredField>`
    select id, object, name, label, help, type, options, required, is_unique, default_value, indexed, is_sensitive, searchable,
      relation, formula, rollup, work is not null as is_busy, coalesce(work ->> 'purpose' = 'convert', false) as is_converting, archived_at is not null as is_archived,
      exists (select 1 from layouts l, jsonb_array_elements(l.sections) as section, jsonb_array_elements(section -> 'fields') as placed
        where l.workspace_id = custom_fields.workspace_id and l.object = custom_fields.object
          and placed ->> 'name' = 'custom.' || custom_fields.name
          and 'object' in (jsonb_typeof(section -> 'when'), jsonb_typeof(placed -> 'when'))) as is_conditional
    from custom_fields where workspace_id = ${workspaceId} order by position, id`.execute(db)
  return rows
}

async function objectRows(db: Tx, workspaceId: string): Promise<ObjectRow[]> {
  const { rows } = await sql<ObjectRow>`
    select id, name, plural, label, label_plural, icon from custom_objects
    where workspace_id = ${workspaceId} and archived_at is null order by id`.execute(db)
  return rows
}
