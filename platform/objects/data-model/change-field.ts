import './events.ts'
import { sql } from 'kysely'
import { raiseSchemaVersion } from '#platform/auth/schema-version'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { isComputedType } from '../custom-field.ts'
import { same } from '../same.ts'
import { type Begun, beginWork, withUnfinished } from './begin-work.ts'
import { checkComputed, checkComputedTraits } from './check-computed.ts'
import { jsonOf } from './create-field.ts'
import { refuseDoubles } from './doubles.ts'
import { checkTraits, choicesOf } from './field-rules.ts'
import type { CustomField, FieldPatch } from './shapes.ts'
import { fieldShown, findField, type StoredField, storedField, toldOf } from './stored-field.ts'

/** Changes what is given of a field. @throws Refusal field_not_found, field_busy, invalid_input */
export async function changeField(ctx: Ctx, { id, ...patch }: FieldPatch & { id: string }): Promise<CustomField> {
  await raiseSchemaVersion(ctx)
  const before = await storedField(ctx, id, { lock: true })
  const after = changed(before, patch)
  after.defaultValue = checkTraits(after, ctx.workspace)
  checkComputedTraits(after.type, { formula: after.formula ?? undefined, rollup: after.rollup ?? undefined })
  const work = settling(before, after)
  if (work && before.work?.purpose === 'convert') refuse('field_busy', { label: before.label })
  if (after.isUnique && !before.isUnique) await refuseDoubles(ctx, before)
  await sql`update custom_fields set label = ${after.label}, help = ${after.help}, options = ${JSON.stringify(after.options)},
      required = ${after.required}, is_unique = ${after.isUnique}, default_value = ${jsonOf(after.defaultValue)},
      indexed = ${after.indexed}, is_sensitive = ${after.isSensitive}, formula = ${after.formula}, rollup = ${jsonOf(after.rollup)}, searchable = ${after.searchable}, position = ${after.position}
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
  if (isComputedType(after.type) && before.archivedAt === null) await checkComputed(ctx, after.object, after.name)
  if (work && before.archivedAt === null) await beginWork(ctx, id, work)
  await recordChange(ctx, before, after)
  return findField(ctx, id)
}

/** What is to be done on every record for what changed; what an unfinished job had still to do is done as well. */
function settling(before: StoredField, after: StoredField): Begun | null {
  const begun: Begun = { purpose: 'settle', clears: [], fills: [] }
  if (before.indexed !== after.indexed) (after.indexed ? begun.fills : begun.clears).push('values')
  if (before.isUnique !== after.isUnique) (after.isUnique ? begun.fills : begun.clears).push('keys')
  if (isFoundBy(before) !== isFoundBy(after)) begun.fills.push('texts')
  return begun.fills.length + begun.clears.length > 0 ? withUnfinished(begun, before, after) : null
}

/** What is sensitive stands in no search text. */
const isFoundBy = ({ searchable, isSensitive }: StoredField) => searchable && !isSensitive

function changed(before: StoredField, patch: FieldPatch): StoredField {
  return {
    ...before,
    label: patch.label ?? before.label,
    help: patch.help === undefined ? before.help : patch.help || null,
    options: patch.options ? choicesOf(patch.options) : before.options,
    required: patch.required ?? before.required,
    isUnique: patch.unique ?? before.isUnique,
    defaultValue: patch.default === undefined ? before.defaultValue : patch.default,
    indexed: patch.indexed ?? before.indexed,
    isSensitive: patch.sensitive ?? before.isSensitive,
    searchable: patch.searchable ?? before.searchable,
    formula: patch.formula ?? before.formula,
    rollup: patch.rollup ?? before.rollup,
    position: patch.position ?? before.position,
  }
}

async function recordChange(ctx: Ctx, before: StoredField, after: StoredField): Promise<void> {
  const was: Record<string, unknown> = fieldShown(before)
  const changes = Object.entries(fieldShown(after))
    .filter(([name, value]) => !same(was[name], value))
    .map(([name, value]) => [name, [was[name] ?? null, value ?? null]])
  if (changes.length === 0) return
  const payload = { ...toldOf(after), changes: Object.fromEntries(changes) }
  await ctx.record({ type: 'customField.updated', object: 'customField', recordId: after.id, payload })
}
