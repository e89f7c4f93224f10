import type { Rights, RoleRights } from '#platform/auth/rights/rights'
import type { InputError } from '#platform/http/refusal'
import { CUSTOM } from './custom-values.ts'
import type { Field } from './field.ts'
import type { ObjectType } from './object-type.ts'
import { type ObjectRegistry, registryOf } from './registry.ts'

/** Why a field does not show: a role says so, it is sensitive, or it is worked out from one that does not show. */
export type Hidden = 'role' | 'sensitive' | 'derived'

interface Concealment {
  whole: ObjectType
  hidden: ReadonlyMap<string, Hidden>
  /** Fields that show and that this role cannot change. */
  locked: ReadonlySet<string>
}

const concealments = new WeakMap<ObjectType, Concealment>()
const known = new WeakMap<ObjectRegistry, { all: Remembered; plain: Remembered }>()
type Remembered = WeakMap<RoleRights, ObjectRegistry>

/** The type with every field, for what is written whole: texts to search in, keys, events. */
export const wholeOf = (type: ObjectType): ObjectType => concealments.get(type)?.whole ?? type

/** The fields of a type that do not show to this person, and why. */
export const hiddenOf = (type: ObjectType): ReadonlyMap<string, Hidden> => concealments.get(type)?.hidden ?? none
const none: ReadonlyMap<string, Hidden> = new Map()

/** What stands for a hidden field in a record: nothing, of the shape the contract promises; undefined: it cannot be hidden. */
export function neutralOf(field: Field): null | [] | undefined {
  if (field.read.safeParse(null).success) return null
  return field.read.safeParse([]).success ? [] : undefined
}

/** Whether a role can hide a field: it is no part of the record's name, and its absence has a shape. */
export const isHideable = (type: ObjectType, name: string): boolean => {
  const field = type.fields[name]
  return (
    field !== undefined && !type.title.includes(name) && (field.custom !== undefined || neutralOf(field) !== undefined)
  )
}

/** The types as one person sees them: without the fields that do not show. Remembered by role. */
export function concealed(objects: ObjectRegistry, rights: Rights | undefined): ObjectRegistry {
  if (!rights) return objects
  const showsSensitive = rights.may('sensitive')
  const maps = known.get(objects) ?? { all: new WeakMap(), plain: new WeakMap() }
  known.set(objects, maps)
  const remembered = showsSensitive ? maps.all : maps.plain
  const found = remembered.get(rights.role)
  if (found) return found
  const made = conceal(objects, rights.role, showsSensitive)
  remembered.set(rights.role, made)
  return made
}

function conceal(objects: ObjectRegistry, role: RoleRights, showsSensitive: boolean): ObjectRegistry {
  const hidden = hiddenFields(objects, role, showsSensitive)
  const isTouched = ({ name }: ObjectType) => hidden.has(name) || role.fields(name).readonly.length > 0
  if (!objects.all().some(isTouched)) return objects
  const types = objects
    .all()
    .map((type) => (isTouched(type) ? without(type, hidden.get(type.name) ?? none, role) : type))
  return registryOf(types, objects.core)
}

function without(type: ObjectType, hidden: ReadonlyMap<string, Hidden>, role: RoleRights): ObjectType {
  const locked = new Set(role.fields(type.name).readonly.filter((name) => type.fields[name] && !hidden.has(name)))
  const shown = Object.entries(type.fields).filter(([name]) => !hidden.has(name))
  const fields = Object.fromEntries(shown.map(([name, field]) => [name, locked.has(name) ? lockedField(field) : field]))
  const own = [...hidden.keys()].filter((name) => name.startsWith(CUSTOM)).map((name) => name.slice(CUSTOM.length))
  const expressions = Object.entries(type.expressions ?? {}).filter(([name]) => !hidden.has(name))
  const made: ObjectType = {
    ...type,
    fields,
    archived: [...(type.archived ?? []), ...own],
    ...(type.expressions ? { expressions: Object.fromEntries(expressions) } : {}),
    ...(hidden.has(type.defaultSort.replace(/^-/, '')) ? { defaultSort: '-createdAt' } : {}),
  }
  concealments.set(made, { whole: type, hidden, locked })
  return made
}

const lockedField = (field: Field): Field => ({ ...field, readonly: true })

type HiddenFields = Map<string, Map<string, Hidden>>

function hiddenFields(objects: ObjectRegistry, role: RoleRights, showsSensitive: boolean): HiddenFields {
  const hidden: HiddenFields = new Map()
  for (const type of objects.all()) {
    for (const name of role.fields(type.name).hidden) if (isHideable(type, name)) hide(hidden, type, name, 'role')
    if (showsSensitive) continue
    for (const [name, { sensitive }] of Object.entries(type.fields))
      if (sensitive && isHideable(type, name)) hide(hidden, type, name, 'sensitive')
  }
  if (hidden.size > 0) while (hideDerived(objects, hidden));
  return hidden
}

function hide(hidden: HiddenFields, { name: object }: ObjectType, name: string, because: Hidden): void {
  const own = hidden.get(object) ?? new Map<string, Hidden>()
  hidden.set(object, own)
  if (!own.has(name)) own.set(name, because)
}

/** Hides what is worked out from hidden fields. @returns whether there was any that showed so far */
function hideDerived(objects: ObjectRegistry, hidden: HiddenFields): boolean {
  let any = false
  for (const type of objects.all())
    for (const [name, field] of Object.entries(type.fields)) {
      if (hidden.get(type.name)?.has(name) || !isDerived(type, field, hidden)) continue
      hide(hidden, type, name, 'derived')
      any = true
    }
  return any
}

/** Whether a field is worked out from hidden ones. */
function isDerived(type: ObjectType, field: Field, hidden: HiddenFields): boolean {
  if (field.type === 'formula' || field.type === 'rollup') return namesHidden(type, field, hidden)
  return field.tellsOf?.some((name) => hidden.get(type.name)?.has(name)) ?? false
}

/** Names are looked for anywhere in what the field says: rather one too many hidden than one too few. */
function namesHidden(type: ObjectType, field: Field, hidden: HiddenFields): boolean {
  const said = field.type === 'formula' ? (field.formula ?? '') : JSON.stringify(field.rollup ?? '')
  const objects = field.type === 'formula' ? [type.name] : [...hidden.keys()]
  const words = new Set(said.match(/[A-Za-z]\w*/g) ?? [])
  const isNamed = (name: string) => words.has(name.startsWith(CUSTOM) ? name.slice(CUSTOM.length) : name)
  return objects.some((object) => [...(hidden.get(object)?.keys() ?? [])].some(isNamed))
}

/** What an input says of fields that this person may not see, or not change; each is named. */
export function refusedFields(type: ObjectType, input: Readonly<Record<string, unknown>>): InputError[] {
  const concealment = concealments.get(type)
  if (!concealment) return []
  const custom = typeof input.custom === 'object' && input.custom !== null ? Object.keys(input.custom) : []
  const named = [...Object.keys(input), ...custom.map((name) => CUSTOM + name)]
  return named
    .filter((name) => concealment.hidden.has(name) || concealment.locked.has(name))
    .map((path) => ({
      path,
      code: concealment.hidden.has(path) ? 'hidden' : 'readonly',
      message: 'Your role may not change this field',
      mend: 'Leave it out, or ask an administrator for the right.',
    }))
}

/** An event's changes without those of fields that do not show. */
export function shownChanges<T>(type: ObjectType | undefined, changes: Readonly<Record<string, T>>): Record<string, T> {
  const hidden = type ? hiddenOf(type) : none
  if (hidden.size === 0) return changes
  return Object.fromEntries(Object.entries(changes).filter(([name]) => !hidden.has(name)))
}
