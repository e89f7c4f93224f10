import '../events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import type { Sequence, SequenceDraft, SequencePatch, Step, StepDraft } from '../contract/sequences.ts'
import { figuresOf, noFigures } from './figures.ts'
import { refuseStrangeVariables } from './templates.ts'

type Stored = Omit<Sequence, 'figures'>

/** All sequences, those put away last. */
export async function listSequences(ctx: Ctx) {
  const [items, figures] = [await stored(ctx), await figuresOf(ctx)]
  return { items: items.map((one) => ({ ...one, figures: figures.get(one.id) ?? noFigures })) }
}

/** @throws Refusal sequence_not_found */
export async function findSequence(ctx: Ctx, id: string): Promise<Sequence> {
  const found = await storedSequence(ctx, id)
  return { ...found, figures: (await figuresOf(ctx, id)).get(id) ?? noFigures }
}

/** @param hold until the transaction ends, so that nobody changes it meanwhile. @throws Refusal sequence_not_found */
export async function storedSequence(ctx: Ctx, id: string, { hold = false } = {}): Promise<Stored> {
  return (await stored(ctx, id, hold))[0] ?? refuse('sequence_not_found')
}

async function stored(ctx: Ctx, id?: string, hold = false): Promise<Stored[]> {
  const { rows } =
    await sql<Stored>`select s.id, s.name, s.state, s.basis, s.stops, s.daily_cap, s.version, s.updated_at, v.steps
    from sequences s join sequence_versions v on v.workspace_id = s.workspace_id and v.sequence_id = s.id and v.version = s.version
    where s.workspace_id = ${ctx.workspaceId} and (${id ?? null}::uuid is null or s.id = ${id ?? null})
    order by s.state = 'archived', lower(s.name), s.id ${hold ? sql`for no key update of s` : sql``}`.execute(ctx.db)
  return rows
}

/** Makes a sequence, as a draft. @throws Refusal invalid_input */
export async function createSequence(
  ctx: Ctx,
  { name, basis, stops, dailyCap, steps }: SequenceDraft,
): Promise<Sequence> {
  const written = withIds(ctx, steps)
  const id = uuidv7()
  const now = ctx.now().toISOString()
  await ctx.db
    .insertInto('sequences')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, name, basis, stops: JSON.stringify(stops), dailyCap, version: 1 },
      ...{ createdBy: ctx.userId, createdAt: now, updatedAt: now },
    })
    .execute()
  await writeSteps(ctx, id, 1, written)
  await ctx.record({ type: 'sequence.created', object: 'sequence', recordId: id, payload: { name } })
  return findSequence(ctx, id)
}

/**
 * Changes a sequence, switches it on or puts it away. Changed steps are a version of their own: who is under way keeps theirs.
 * @throws Refusal sequence_not_found, version_conflict, invalid_input
 */
export async function changeSequence(ctx: Ctx, { id, version, steps, ...patch }: SequencePatch): Promise<Sequence> {
  const held = await storedSequence(ctx, id, { hold: true })
  if (version !== undefined && version !== held.version)
    refuse('version_conflict', { object: 'sequence', version: held.version })
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  const is = { ...held, ...given }
  const written = steps ? withIds(ctx, steps) : held.steps
  if (is.state === 'on' && written.length === 0)
    refuseInput({
      ...{ path: 'steps', code: 'missing', message: 'The sequence has no steps' },
      mend: 'Give it one, then switch it on.',
    })
  const next = held.version + 1
  await writeSteps(ctx, id, next, written)
  await ctx.db
    .updateTable('sequences')
    .set({
      ...{ name: is.name, state: is.state, basis: is.basis, stops: JSON.stringify(is.stops), dailyCap: is.dailyCap },
      ...{ version: next, updatedAt: ctx.now().toISOString() },
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  const payload = { name: is.name, state: is.state }
  await ctx.record({ type: 'sequence.updated', object: 'sequence', recordId: id, payload })
  return findSequence(ctx, id)
}

/** Deletes a sequence that nobody was enrolled in. @throws Refusal sequence_not_found, sequence_in_use */
export async function removeSequence(ctx: Ctx, { id }: { id: string }) {
  const { name } = await storedSequence(ctx, id, { hold: true })
  const { rows } = await sql`select 1 where kith.sequence_was_used(${id})`.execute(ctx.db)
  if (rows.length > 0) refuse('sequence_in_use')
  await ctx.db.deleteFrom('sequences').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await ctx.record({ type: 'sequence.deleted', object: 'sequence', recordId: id, payload: { name } })
  return { id }
}

/** Steps keep the ids they have; a new one is given its own, and no two are the same. */
function withIds(ctx: Ctx, steps: readonly StepDraft[]): Step[] {
  const seen = new Set<string>()
  return steps.map(({ id: given, ...step }, at) => {
    if ('subject' in step) refuseStrangeVariables(ctx, step, `steps.${at}.`)
    const id = given && !seen.has(given) ? given : uuidv7()
    seen.add(id)
    return { ...step, id } as Step // a draft of its kind, with its id
  })
}

const writeSteps = (ctx: Ctx, sequenceId: string, version: number, steps: readonly Step[]) =>
  ctx.db
    .insertInto('sequenceVersions')
    .values({ workspaceId: ctx.workspaceId, sequenceId, version, steps: JSON.stringify(steps) })
    .execute()
