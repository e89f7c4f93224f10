import './events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { raiseSchemaVersion } from '#platform/auth/schema-version'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { isComputedType } from '../custom-field.ts'
import { apiNameOf } from './api-name.ts'
import { beginWork } from './begin-work.ts'
import { checkComputed, checkComputedTraits } from './check-computed.ts'
import { checkTraits, choicesOf } from './field-rules.ts'
import type { CustomField, FieldDraft } from './shapes.ts'
import { findField } from './stored-field.ts'

/** More than anybody fills in, and a row stays a page. */
const MOST_FIELDS = 200

/** Makes a field on an object. @throws Refusal object_not_found, field_exists, too_many_fields, invalid_input */
export async function createField(ctx: Ctx, draft: FieldDraft): Promise<CustomField> {
  const type = ctx.objects.known(draft.object) ?? refuse('object_not_found', { object: draft.object })
  const relation = relationOf(ctx, draft)
  const traits = {
    type: draft.type,
    options: choicesOf(draft.options ?? []),
    required: draft.required ?? false,
    isUnique: draft.unique ?? false,
    defaultValue: draft.default ?? null,
    // Relations are asked from the other end all the time.
    indexed: draft.indexed ?? draft.type === 'relation',
    searchable: draft.searchable ?? false,
  }
  const defaultValue = checkTraits(traits, ctx.workspace)
  checkComputedTraits(draft.type, draft)
  // Whoever changes the data model waits here for those who do, so that what is counted stays so.
  await raiseSchemaVersion(ctx)
  const { living, names } = await namesOf(ctx, type.name)
  if (living >= MOST_FIELDS) refuse('too_many_fields', { most: MOST_FIELDS, object: type.name })
  const name = draft.name ?? apiNameOf(draft.label, names, 'field')
  if (names.has(name)) refuse('field_exists', { name, object: type.name })
  const id = uuidv7()
  await sql`insert into custom_fields (workspace_id, id, object, name, label, help, type, options, required, is_unique, default_value,
      indexed, is_sensitive, searchable, relation, formula, rollup, position, created_by, created_at)
    values (${ctx.workspaceId}, ${id}, ${type.name}, ${name}, ${draft.label}, ${draft.help || null}, ${draft.type},
      ${JSON.stringify(traits.options)}, ${traits.required}, ${traits.isUnique}, ${jsonOf(defaultValue)}, ${traits.indexed},
      ${draft.sensitive ?? false}, ${traits.searchable}, ${relation}, ${draft.formula ?? null}, ${jsonOf(draft.rollup)}, ${draft.position ?? living}, ${ctx.userId},
      ${ctx.now().toISOString()})`.execute(ctx.db)
  if (isComputedType(draft.type)) await checkComputed(ctx, type.name, name)
  // A new field has no values, but its index has a row of every record.
  if (traits.indexed) await beginWork(ctx, id, { purpose: 'settle', clears: [], fills: ['values'] })
  const payload = { object: type.name, name, label: draft.label, type: draft.type }
  await ctx.record({ type: 'customField.created', object: 'customField', recordId: id, payload })
  return findField(ctx, id)
}

/** JSON for a column that may be null. */
export const jsonOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value)

async function namesOf(ctx: Ctx, object: string): Promise<{ living: number; names: Set<string> }> {
  const { rows } = await sql<{ name: string; isLiving: boolean }>`
    select name, archived_at is null as is_living from custom_fields
    where workspace_id = ${ctx.workspaceId} and object = ${object}`.execute(ctx.db)
  return { living: rows.filter(({ isLiving }) => isLiving).length, names: new Set(rows.map(({ name }) => name)) }
}

function relationOf(ctx: Ctx, { type, relation }: FieldDraft): string | null {
  if (type !== 'relation') {
    if (relation === undefined) return null
    return refuseInput({
      path: 'relation',
      code: 'not_possible',
      message: `A ${type} points to no object`,
      mend: 'Leave it out, or make the field a relation.',
    })
  }
  if (relation !== undefined && ctx.objects.known(relation)) return relation
  return refuseInput({
    path: 'relation',
    code: relation === undefined ? 'required' : 'invalid_value',
    message: relation === undefined ? 'A relation points to an object' : `There is no object “${relation}”`,
    mend: `Use one of: ${ctx.objects
      .all()
      .map(({ name }) => name)
      .join(', ')}.`,
  })
}
