import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { isOwnWork } from '#platform/auth/rights/own-work'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { hiddenOf } from '#platform/objects/conceal'
import { seesAll } from '#platform/objects/reach'
import type { FileOptions, FileShape } from './file/file-shape.ts'
import type { ImportDefaults, MatchOn, Mode } from './import-input.ts'
import type { Import } from './import-shape.ts'
import type { ColumnMapping } from './mapping.ts'
import './events.ts'

export type Status = Import['status']
export type Reason = Import['reasons'][number]
export type Conflict = Import['undoConflicts']['items'][number]

/** Suggestions for this reason are taken in every row; without a column, wherever it occurs. */
export interface MendRule {
  code: string
  column: number | null
}

/** An import as its row has it, but for the bits of its rows. */
export interface StoredImport {
  id: string
  object: string
  status: Status
  fileId: string
  fileName: string
  fileBytes: number
  fileSha256: string
  /** The same for every file with these headers; empty without any. */
  columnsKey: string
  fileOptions: FileOptions
  shape: FileShape
  preview: Import['preview']
  mapping: ColumnMapping[]
  matchOn: MatchOn[]
  mode: Mode
  defaults: ImportDefaults
  options: { remember?: boolean }
  mends: MendRule[]
  leaveOutUnmended: boolean
  total: number
  done: number
  checkNo: number
  checkedAt: string | null
  ready: number
  toMend: number
  toLook: number
  creates: number
  updates: number
  reasons: Reason[]
  nextRow: number
  created: number
  updated: number
  unchanged: number
  failed: number
  leftOut: number
  rate: number | null
  startedAt: string | null
  finishedAt: string | null
  error: { message: string; mend: string } | null
  undoBefore: string | null
  conflictCount: number
  conflicts: Conflict[]
  createdBy: string | null
  createdAt: string
}

const COLUMNS = [
  'id',
  'object',
  'status',
  'fileId',
  'fileName',
  'fileBytes',
  'fileSha256',
  'columnsKey',
  'fileOptions',
  'shape',
  'preview',
  'mapping',
  'matchOn',
  'mode',
  'defaults',
  'options',
  'mends',
  'leaveOutUnmended',
  'total',
  'done',
  'checkNo',
  'checkedAt',
  'ready',
  'toMend',
  'toLook',
  'creates',
  'updates',
  'reasons',
  'nextRow',
  'created',
  'updated',
  'unchanged',
  'failed',
  'leftOut',
  'rate',
  'startedAt',
  'finishedAt',
  'error',
  'undoBefore',
  'conflictCount',
  'conflicts',
  'createdBy',
  'createdAt',
] as const satisfies readonly (keyof StoredImport)[]

/** Which imports a person sees: a file holds whatever its owner put there, so their own; and whoever sees the records of everybody and the audit, all. */
export function seenImports(ctx: Ctx): RawBuilder<SqlBool> {
  if (!ctx.rights) return sql<SqlBool>`true`
  const whole = ctx.objects
    .all()
    .filter((type) => ctx.may('audit') && seesAll(ctx, type.name) && hiddenOf(type).size === 0)
  return sql<SqlBool>`(${isOwnWork(ctx, 'imports')} or imports.object = any (${whole.map(({ name }) => name)}::text[]))`
}

/** An import that this person sees. @throws Refusal import_not_found */
export async function findImport(ctx: Ctx, id: string): Promise<StoredImport> {
  const row = await ctx.db
    .selectFrom('imports')
    .select(COLUMNS)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where(seenImports(ctx))
    .executeTakeFirst()
  // The checks of the table and the shapes it was written by say what its texts and JSON are.
  return (row as unknown as StoredImport | undefined) ?? refuse('import_not_found')
}

/** The same, nobody else changing it until this transaction ends. */
export async function lockImport(ctx: Ctx, id: string): Promise<StoredImport> {
  await sql`select from imports where workspace_id = ${ctx.workspaceId} and id = ${id} for no key update`.execute(
    ctx.db,
  )
  return findImport(ctx, id)
}

const COUNTERS = [
  ...(['id', 'status', 'nextRow', 'done', 'total', 'created', 'updated', 'unchanged', 'failed', 'leftOut'] as const),
  'reasons',
] as const satisfies readonly (keyof StoredImport)[]
export type Counters = Pick<StoredImport, (typeof COUNTERS)[number]>

/** How far an import has come, nobody else moving it on until this transaction ends. @throws Refusal import_not_found */
export async function lockCounters(ctx: Ctx, id: string): Promise<Counters> {
  const row = await ctx.db
    .selectFrom('imports')
    .select(COUNTERS)
    .where('id', '=', id)
    .where(seenImports(ctx))
    .forNoKeyUpdate()
    .executeTakeFirst()
  return (row as unknown as Counters | undefined) ?? refuse('import_not_found') // as in findImport
}

/**
 * The same, if it has come to one of these points.
 * @throws Refusal import_not_ready with what to do instead.
 */
export async function lockImportAt(ctx: Ctx, id: string, statuses: readonly Status[]): Promise<StoredImport> {
  const stored = await lockImport(ctx, id)
  if (!statuses.includes(stored.status))
    refuse('import_not_ready', { status: stored.status, mend: MENDS[stored.status] })
  return stored
}

const MENDS: Record<Status, string> = {
  draft: 'Run it first.',
  checking: 'Wait until its rows are checked, or cancel that.',
  ready: 'Run it first.',
  running: 'Wait until it is done, or cancel it.',
  cancelling: 'Wait until it has stopped.',
  cancelled: 'Undo it, or run it on from where it stopped.',
  done: 'Undo it, or upload the file again.',
  failed: 'Undo it, or run it on from where it stopped.',
  undoing: 'Wait until it is undone.',
  undone: 'Upload the file again.',
}

/** What may be changed of an import. JSON goes as it is. */
type Changes = Partial<Omit<StoredImport, 'id' | 'createdBy' | 'createdAt'>> & {
  mendRows?: Buffer
  lookRows?: Buffer
  updateRows?: Buffer
}

export async function changeImport(ctx: Ctx, id: string, changes: Changes): Promise<void> {
  const values = Object.entries(changes).map(([name, value]) => [name, asParameter(value)])
  await ctx.db.updateTable('imports').set(Object.fromEntries(values)).where('id', '=', id).execute()
}

const asParameter = (value: unknown) =>
  value !== null && typeof value === 'object' && !Buffer.isBuffer(value) ? asJsonb(value) : value

/** JSON as PostgreSQL keeps it: cells cut in the middle of a character, or with NULs in them, are made whole. */
export const asJsonb = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === 'string' ? part.replaceAll('\0', '').toWellFormed() : part))
