import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { CustomType, DeclaredField } from '../custom-field.ts'
import { CUSTOM } from '../custom-values.ts'
import type { Choice } from '../field.ts'
import type { Rollup } from '../rollup.ts'
import type { CustomField } from './shapes.ts'

/** What a job has still to do for a field, and how far it is. */
export interface Work {
  purpose: 'settle' | 'convert'
  /** When it was first looked at, by PostgreSQL’s clock: transactions begun before that are waited for. */
  seenAt?: string
  /** What the values were, while they become what the field's type now says. */
  from?: { type: CustomType; options: Choice[] }
  /** What the events of the conversion name as their cause, so that it can be taken back as one. */
  cause: string
  /** When it was asked for, ISO 8601. */
  begunAt: string
  /** What is taken away first: values and keys that nobody kept meanwhile. */
  clears: readonly ('values' | 'keys')[]
  /** What every record is looked at for then. */
  fills: readonly ('values' | 'keys' | 'texts')[]
  /** Records whose value another has, so that the field cannot be unique. */
  doubles?: number
  /** Id of the last record that is done. */
  after: string | null
  done: number
  total: number
}

/** A row of custom_fields. */
export interface StoredField extends DeclaredField {
  rollup: Rollup | null
  position: number
  work: Work | null
  archivedAt: string | null
  createdBy: string | null
  createdAt: string
}

/** The fields of an object or of all, in their order. */
export async function listFields(
  ctx: Ctx,
  { object, archived = false }: { object?: string | undefined; archived?: boolean | undefined },
): Promise<CustomField[]> {
  const { rows } = await sql<StoredField>`select * from custom_fields where workspace_id = ${ctx.workspaceId}
    and (archived_at is not null) = ${archived} and ${object === undefined ? sql`true` : sql`object = ${object}`}
    order by object, position, id`.execute(ctx.db)
  return rows.map((row) => fieldShown(row, problemOf(ctx, row)))
}

/** One field, also an archived one. @throws Refusal field_not_found */
export async function findField(ctx: Ctx, id: string): Promise<CustomField> {
  const row = await storedField(ctx, id)
  return fieldShown(row, problemOf(ctx, row))
}

const problemOf = (ctx: Ctx, { object, name }: StoredField): string | null =>
  ctx.objects.known(object)?.fields[CUSTOM + name]?.problem?.message ?? null

/** A field's row; `lock` until the transaction ends. @throws Refusal field_not_found */
export async function storedField(ctx: Ctx, id: string, { lock = false } = {}): Promise<StoredField> {
  const { rows } = await sql<StoredField>`select * from custom_fields
    where workspace_id = ${ctx.workspaceId} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(ctx.db)
  return rows[0] ?? refuse('field_not_found')
}

/** A row as the API shows it. */
export function fieldShown(
  { work, isUnique, isSensitive, defaultValue, ...row }: StoredField,
  problem: string | null = null,
): CustomField {
  const { id, object, name, label, help, type, options, required, indexed, searchable, relation, position } = row
  const progress = work ? { done: work.done, total: work.total } : null
  return {
    id, object, name, label, help, type, options, required, unique: isUnique, default: defaultValue ?? null, indexed,
    sensitive: isSensitive, searchable, relation, formula: row.formula, rollup: row.rollup, problem, position,
    filling: work?.purpose === 'settle' ? progress : null,
    change: work?.purpose === 'convert' && progress ? { type, ...progress } : null,
    archivedAt: row.archivedAt, createdBy: row.createdBy, createdAt: row.createdAt,
  } // biome-ignore format: one glance
}

/** What its events tell of a field. */
export const toldOf = ({ object, name, label, type }: Pick<StoredField, 'object' | 'name' | 'label' | 'type'>) => ({
  object,
  name,
  label,
  type,
})
