import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { columnNames, customNames } from '#platform/objects/columns'
import { apart } from '#platform/objects/custom-input'
import { CUSTOM } from '#platform/objects/custom-values'
import type { Field } from '#platform/objects/field'
import { isList } from '#platform/objects/field-kinds'
import type { ObjectType } from '#platform/objects/object-type'
import { prepareInput } from '#platform/objects/save-records'
import { readableType } from './known-object.ts'
import { shownSections } from './record-layout.ts'

type Values = Record<string, unknown>

/**
 * The sections that would show for a record that is still being written, by its values so far. A value that could not be
 * saved counts as none, and so does what does not stand in a record's own row, such as its companies.
 * @throws Refusal object_not_found
 */
export async function draftLayout(ctx: Ctx, { object, values }: { object: string; values: Values }) {
  const type = unsaved(readableType(ctx, object))
  const row = rowOf(ctx, type, readable(ctx, type, values))
  const table = sql.table(type.table)
  return shownSections(ctx, type, async (answers) => {
    const { rows } = await sql<{ answers: boolean[] }>`select array[${sql.join(answers)}]::boolean[] as answers
      from jsonb_populate_record(null::${table}, ${JSON.stringify(row)}::jsonb) as ${table}`.execute(ctx.db)
    return rows[0]?.answers
  })
}

/** No index knows a record that is not saved: its row alone is asked. */
function unsaved(type: ObjectType): ObjectType {
  const plain = (field: Field): Field => ({ ...field, filled: false, searchable: false })
  return { ...type, fields: Object.fromEntries(Object.entries(type.fields).map(([name, one]) => [name, plain(one)])) }
}

/** The values that could be saved, in the form they are kept in. */
function readable(ctx: Ctx, type: ObjectType, values: Values): Values {
  const { core, custom } = apart(values)
  const each = [
    ...Object.entries(core).map(([name, value]) => ({ [name]: value })),
    ...Object.entries(custom ?? {}).map(([name, value]) => ({ custom: { [name]: value } })),
  ]
  return Object.assign({}, ...each.map((one) => prepareInput(type, one, ctx.workspace, true).input))
}

function rowOf({ workspaceId, userId, now }: Ctx, type: ObjectType, values: Values): Values {
  const held = (name: string) => {
    const field = type.fields[name]
    return values[name] ?? field?.default ?? (field && isList(field.type) ? [] : null)
  }
  const own = customNames(type)
    .map((name) => [name.slice(CUSTOM.length), held(name)] as const)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
  const at = now().toISOString()
  return {
    ...Object.fromEntries(columnNames(type).map((name) => [snake(name), held(name)])),
    ...{ workspace_id: workspaceId, id: uuidv7(), object: type.name, custom: Object.fromEntries(own), search_text: '' },
    ...{ version: 1, created_by: userId, created_at: at, updated_at: at },
  }
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
