import './events.ts'
import { sql } from 'kysely'
import { raiseSchemaVersion } from '#platform/auth/schema-version'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { column, ofType } from '../columns.ts'
import { type CustomType, hasOptions } from '../custom-field.ts'
import type { Choice } from '../field.ts'
import { columnsOf } from '../find-record.ts'
import type { ObjectType } from '../object-type.ts'
import { valueKind } from '../record-values.ts'
import { titleOf } from '../trash-records.ts'
import { beginWork } from './begin-work.ts'
import { convertValue, isReference, type Kind } from './convert-value.ts'
import { choicesOf, isUniqueType } from './field-rules.ts'
import type { CustomField, OptionDraft, TypeChangePreview } from './shapes.ts'
import { findField, type StoredField, storedField, toldOf } from './stored-field.ts'

/** More values are not looked at for a preview; it says so. */
const MOST_LOOKED_AT = 100_000
const SAMPLES = 20
/** Options made of the values there are. */
const MOST_OPTIONS = 100

/** What would become of a field's values under another type. @throws Refusal field_not_found, field_busy, invalid_input */
export async function previewTypeChange(
  ctx: Ctx,
  { id, type: to }: { id: string; type: CustomType },
): Promise<TypeChangePreview> {
  const field = await storedField(ctx, id)
  checkChange(field, to)
  const type = ctx.objects.known(field.object) ?? refuse('object_not_found', { object: field.object })
  const values = await valuesOf(ctx, type, field.name)
  const looked = values.slice(0, MOST_LOOKED_AT)
  const target = { type: to, options: targetOptions(field, to, looked) }
  const preview = {
    from: field.type,
    to,
    options: target.options,
    values: looked.length,
    exact: looked.length === values.length,
  }
  const counts = { kept: 0, converted: 0, lost: 0 }
  const samples: { id: string; before: unknown; after: unknown; outcome: 'kept' | 'converted' | 'lost' }[] = []
  for (const { id: recordId, value } of looked) {
    const { value: after, outcome } = convertValue(field, target, value, ctx.workspace)
    counts[outcome]++
    // What would be lost is what one wants to see.
    if (outcome === 'lost' ? samples.length < SAMPLES : outcome === 'converted' && counts.converted <= SAMPLES / 2)
      samples.push({ id: recordId, before: value, after, outcome })
  }
  const titles = await titlesBy(
    ctx,
    type,
    samples.map((sample) => sample.id),
  )
  const shown = samples
    .slice(0, SAMPLES)
    .map(({ id: recordId, ...sample }) => ({ recordId, title: titles.get(recordId) ?? '', ...sample }))
  return { ...preview, ...counts, samples: shown }
}

/** Gives a field another type; a job converts the values there are. @throws Refusal as the preview */
export async function changeType(
  ctx: Ctx,
  { id, type: to, options }: { id: string; type: CustomType; options?: readonly OptionDraft[] | undefined },
): Promise<CustomField> {
  await raiseSchemaVersion(ctx)
  const field = await storedField(ctx, id, { lock: true })
  checkChange(field, to)
  const type = ctx.objects.known(field.object) ?? refuse('object_not_found', { object: field.object })
  const wanted = hasOptions(to)
    ? options && options.length > 0
      ? choicesOf(options)
      : targetOptions(field, to, (await valuesOf(ctx, type, field.name)).slice(0, MOST_LOOKED_AT))
    : []
  const indexed = field.indexed && valueKind(to) !== undefined
  const isUnique = field.isUnique && isUniqueType(to)
  await sql`update custom_fields set type = ${to}, options = ${JSON.stringify(wanted)}, default_value = null, indexed = ${indexed},
    is_unique = ${isUnique} where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
  await beginWork(ctx, id, {
    purpose: 'convert',
    from: { type: field.type, options: field.options },
    clears: [...(field.indexed ? ['values' as const] : []), ...(field.isUnique ? ['keys' as const] : [])],
    fills: [
      ...(indexed ? ['values' as const] : []),
      ...(isUnique ? ['keys' as const] : []),
      ...(field.searchable ? ['texts' as const] : []),
    ],
  })
  const payload = { ...toldOf({ ...field, type: to }), changes: { type: [field.type, to] } }
  await ctx.record({ type: 'customField.updated', object: 'customField', recordId: id, payload })
  return findField(ctx, id)
}

function checkChange({ type, label, work }: StoredField, to: CustomType): void {
  if (work) refuse('field_busy', { label })
  if (type === to || isReference(to) || isReference(type))
    refuseInput({
      path: 'type',
      code: 'not_possible',
      message: type === to ? `The field is a ${to} already` : `A ${type} cannot become a ${to}`,
      mend: type === to ? 'Choose another type.' : 'Make a new field instead, and archive this one.',
    })
}

/** Options there are, or options made of the words that stand there, the most frequent first. */
function targetOptions(field: Kind, to: CustomType, values: readonly { value: unknown }[]): Choice[] {
  if (!hasOptions(to)) return []
  if (hasOptions(field.type)) return [...field.options]
  const counts = new Map<string, number>()
  for (const { value } of values) {
    const text = String(value).trim().slice(0, 100)
    if (text) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const words = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_OPTIONS)
  return words.map(([value]) => ({ value, label: value, color: null }))
}

async function valuesOf(ctx: Ctx, type: ObjectType, name: string): Promise<{ id: string; value: unknown }[]> {
  const custom = sql.ref(`${type.table}.custom`)
  const { rows } = await sql<{ id: string; value: unknown }>`
    select id, ${custom} -> ${name} as value from ${sql.table(type.table)}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${ofType(type)} and jsonb_exists(${custom}, ${name})
    order by id limit ${MOST_LOOKED_AT + 1}`.execute(ctx.db)
  return rows
}

async function titlesBy(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await columnsOf(ctx, type, ids, type.title)
  return new Map(rows.map((row) => [row.id, titleOf(type, row)]))
}
