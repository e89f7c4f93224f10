import { uuidv7 } from 'uuidv7'
import type { Ctx, WorkspaceSettings } from '#platform/ctx/ctx'
import { refusalOfInput } from '#platform/http/problem'
import { type InputError, refuse } from '#platform/http/refusal'
import { missingReferences } from './check-references.ts'
import { perType, valueNames } from './columns.ts'
import { refusedFields, wholeOf } from './conceal.ts'
import { apart, hasOwnFields, readCustom } from './custom-input.ts'
import { nested } from './custom-values.ts'
import { isList } from './field-kinds.ts'
import { findRecord } from './find-record.ts'
import { inTurn } from './in-turn.ts'
import { normalise } from './normalise.ts'
import { type AnyRecord, createShape, type ObjectType, updateShape, type Write } from './object-type.ts'
import { keepInSight, mayCreate, outOfReach } from './reach.ts'
import { writeValues } from './record-values.ts'
import { recordWrites, writeKeys } from './record-writes.ts'
import { insertRows, lockRows, type StoredRow, updateRows } from './rows.ts'
import { same } from './same.ts'
import { claimUnique } from './unique-keys.ts'

/** A record to create (no id), or to change (id; `version` when the client insists on the one it saw). */
export interface Draft {
  id?: string
  version?: number | undefined
  input: Record<string, unknown>
  /** The input as `prepareInput` made it of it earlier. */
  prepared?: Prepared | undefined
}

/** Input as it is kept, or what is wrong with it. */
export interface Prepared {
  input: Record<string, unknown>
  errors: InputError[]
}

/** What became of a draft. */
export type Saved =
  | { status: 'created' | 'updated' | 'unchanged'; id: string }
  | {
      status: 'failed'
      id: string | null
      code: 'invalid_input' | 'record_not_found' | 'version_conflict' | 'forbidden'
      errors: InputError[]
    }

/** A draft on its way: refused so far, or to be written. */
interface Candidate extends Prepared {
  draft: Draft
}

/**
 * Creates and changes records in one go: checks shapes, normalises, checks references, writes rows, keys and events
 * as a handful of statements however many there are. A draft that cannot be written fails alone; the order is kept.
 * What `afterwards` begins travels with the writes and is waited for.
 */
export async function saveRecords(
  ctx: Ctx,
  shown: ObjectType,
  drafts: readonly Draft[],
  afterwards?: (results: readonly Saved[]) => Promise<unknown>,
): Promise<Saved[]> {
  const prepared = drafts.map((draft) => prepare(ctx, shown, draft))
  // What does not show to this person stays as it is, and in the texts and keys made of it.
  const type = wholeOf(shown)
  const missing = await missingReferences(
    ctx,
    type,
    prepared.map(({ input }) => input),
  )
  for (const [index, errors] of missing) prepared[index]?.errors.push(...errors)
  const stored = await lockRows(
    ctx,
    type,
    drafts.flatMap(({ id }) => id ?? []),
  )
  const beyond = await outOfReach(ctx, type, 'update', [...stored.keys()])
  const writes: Write[] = []
  const results = prepared.map((candidate) => outcome(ctx, type, candidate, { stored, beyond }, writes))
  await keepInSight(
    ctx,
    writes.map(({ id }) => id),
  )
  const unfit = (await type.beforeWrite?.(ctx, writes)) ?? new Map<string, InputError[]>()
  const fit = unfit.size > 0 ? writes.filter(({ id }) => !unfit.has(id)) : writes
  const refused = new Map([...unfit, ...(await claimUnique(ctx, type, fit, stored))])
  for (const [index, result] of results.entries()) {
    const errors = result.id ? refused.get(result.id) : undefined
    if (errors) results[index] = { status: 'failed', id: drafts[index]?.id ?? null, code: 'invalid_input', errors }
  }
  const kept = refused.size > 0 ? writes.filter(({ id }) => !refused.has(id)) : writes
  const created = kept.filter((write) => write.created)
  const changed = kept.filter(
    (write) => !write.created && (Object.keys(write.changes).length > 0 || differs(type, write, stored)),
  )
  // None waits for the one before: they run in this order, and PostgreSQL works on the first while the next is worked out.
  const works = [
    () => Promise.all([insertRows(ctx, type, created), updateRows(ctx, type, changed)]),
    () => type.afterWrite?.(ctx, [...created, ...changed]),
    () => writeKeys(ctx, type, created, changed, stored),
    () => writeValues(ctx, type, created, changed, stored),
    () => recordWrites(ctx, type, created, changed, stored),
    () => afterwards?.(results),
  ]
  await inTurn(works, { apart: kept.length > MANY })
  const untouched = new Set(kept.filter((write) => !write.created && !changed.includes(write)).map(({ id }) => id))
  return results.map((saved) =>
    saved.status === 'updated' && untouched.has(saved.id) ? { ...saved, status: 'unchanged' } : saved,
  )
}

// From here on working the statements out takes longer than sending them one by one.
const MANY = 50

/** Saves one record or refuses. @returns it as it then stands. */
export async function saveRecord(ctx: Ctx, type: ObjectType, draft: Draft): Promise<AnyRecord> {
  let record: AnyRecord | undefined
  const [saved] = await saveRecords(ctx, type, [draft], async ([result]) => {
    if (result?.id && result.status !== 'failed') record = await findRecord(ctx, type, result.id)
  })
  if (record) return record
  if (saved?.status !== 'failed') throw new Error('One draft has one outcome')
  if (saved.code === 'version_conflict') {
    const stored = (await lockRows(ctx, type, [draft.id ?? ''])).get(draft.id ?? '')
    refuse('version_conflict', { object: type.name, version: stored?.version, current: nested(stored?.values ?? {}) })
  }
  const permission = `${type.plural}.${draft.id ? 'update' : 'create'}`
  return refuse(saved.code, saved.code === 'forbidden' ? { permission } : { object: type.name }, saved.errors)
}

const shapesOf = perType(({ fields }) => ({ create: createShape(fields), update: updateShape(fields) }))

function prepare(ctx: Ctx, type: ObjectType, draft: Draft): Candidate {
  const { input, errors } = draft.prepared ?? prepareInput(type, draft.input, ctx.workspace, draft.id !== undefined)
  return { draft, input, errors: [...errors] }
}

/**
 * Checks the shape of an input and brings it into the form it is kept in. It asks nobody, so an import does it for the next
 * rows while the database writes these.
 */
export function prepareInput(
  type: ObjectType,
  input: Record<string, unknown>,
  workspace: WorkspaceSettings,
  isChange: boolean,
): Prepared {
  const { create, update } = shapesOf(type)
  const unseen = refusedFields(type, input)
  if (unseen.length > 0) return { input: {}, errors: unseen }
  const { core, custom } = apart(input)
  const parsed = (isChange ? update : create).safeParse(core)
  const own = custom || (hasOwnFields(type) && !isChange) ? readCustom(type, custom ?? {}, isChange) : null
  const errors = [...(parsed.success ? [] : refusalOfInput(parsed.error).errors), ...(own?.errors ?? [])]
  if (!parsed.success || errors.length > 0) return { input: {}, errors }
  return normalise(type, own ? { ...parsed.data, ...own.input } : parsed.data, workspace)
}

/** The rows to be changed, and which of them may not. */
interface Standing {
  stored: Map<string, StoredRow>
  beyond: ReadonlySet<string>
}

function outcome(
  ctx: Ctx,
  type: ObjectType,
  { draft, input, errors }: Candidate,
  { stored, beyond }: Standing,
  writes: Write[],
): Saved {
  if (errors.length > 0) return { status: 'failed', id: draft.id ?? null, code: 'invalid_input', errors }
  if (!draft.id) {
    const write: Write = {
      id: uuidv7(),
      created: true,
      input,
      after: withInput(type, defaults(type), input),
      changes: {},
    }
    if (!mayCreate(ctx, type, write.after)) return { status: 'failed', id: null, code: 'forbidden', errors: [] }
    writes.push(write)
    return { status: 'created', id: write.id }
  }
  const row = stored.get(draft.id)
  if (!row) return { status: 'failed', id: draft.id, code: 'record_not_found', errors: [] }
  if (beyond.has(draft.id)) return { status: 'failed', id: draft.id, code: 'forbidden', errors: [] }
  if (draft.version !== undefined && draft.version !== row.version)
    return { status: 'failed', id: draft.id, code: 'version_conflict', errors: [] }
  // The same record twice in one batch: the later draft builds on the earlier.
  const earlier = writes.find((write) => write.id === draft.id)
  if (earlier)
    Object.assign(earlier, {
      input: { ...earlier.input, ...input },
      after: withInput(type, earlier.after, input),
    })
  else
    writes.push({
      id: draft.id,
      created: false,
      input,
      after: withInput(type, row.values, input),
      changes: {},
    })
  return { status: 'updated', id: draft.id }
}

/** `values`, with what the input has for the type's columns over them. */
function withInput(type: ObjectType, values: Record<string, unknown>, input: Record<string, unknown>) {
  const after = { ...values }
  for (const name of valueNames(type)) if (input[name] !== undefined) after[name] = input[name]
  return after
}

const defaults = perType(
  (type): Record<string, unknown> =>
    Object.fromEntries(
      valueNames(type).map((name) => {
        const field = type.fields[name]
        return [name, field?.default ?? (field && isList(field.type) ? [] : null)]
      }),
    ),
)

const differs = (type: ObjectType, { id, after }: Write, stored: Map<string, StoredRow>) =>
  valueNames(type).some((name) => !same(stored.get(id)?.values[name], after[name]))
