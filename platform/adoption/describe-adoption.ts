import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { countRecords } from '#platform/objects/count-records'
import { describeQuality } from '#platform/quality/describe-quality'
import { countsFor, type Use, usesSince } from './count-uses.ts'
import { declaredActs } from './declared.ts'
import { type ModuleHere, modulesOf } from './modules-of.ts'
import { listRollouts } from './rollouts.ts'
import type { Adoption, Rollout } from './shapes.ts'

const DAY = 86_400_000

/** Who did what in the last `days`, how long it took to be of use, and what to begin with next. */
export async function describeAdoption(ctx: Ctx, days: number): Promise<Adoption> {
  const since = new Date(ctx.now().getTime() - days * DAY).toISOString()
  const people = await usesSince(ctx, since)
  const rollouts = await listRollouts(ctx)
  const declared = modulesOf(ctx)
  const counts = await recordCounts(ctx, declared)
  const modules = rollouts.map((rollout) => moduleOf(rollout, declared, people, counts))
  return {
    days,
    since,
    people: people.map(({ uses, ...person }) => ({ ...person, modules: actsByModule(declared, uses) })),
    modules,
    firstValue: await firstValue(ctx),
    imports: await importsByStatus(ctx),
    quality: (await describeQuality(ctx)).objects.map(({ object, score, measuredAt }) => ({
      object,
      score,
      measuredAt,
    })),
    openFeedback: await openFeedback(ctx),
    suggestion: suggest(modules, declared, counts),
  }
}

type Counts = Map<string, { count: number; exact: boolean }>

async function recordCounts(ctx: Ctx, declared: readonly ModuleHere[]): Promise<Counts> {
  const wanted = new Set(
    declared.flatMap(({ objects, readyWith }) => [...objects, ...(readyWith ? [readyWith.object] : [])]),
  )
  const counts: Counts = new Map()
  for (const type of ctx.objects.all())
    if (wanted.has(type.name)) counts.set(type.name, await countRecords(ctx, type, {}))
  return counts
}

function moduleOf(
  { module, reach, objects }: Rollout,
  all: readonly ModuleHere[],
  people: readonly Use[],
  counts: Counts,
): Adoption['modules'][number] {
  const declared = all.find(({ name }) => name === module)
  const uses = people.flatMap((person) => {
    const own = person.uses.filter(({ type }) => declared && countsFor(declared, type))
    return own.length > 0 ? [own] : []
  })
  const flat = uses.flat()
  const records = objects.flatMap((object) => counts.get(object) ?? [])
  return {
    ...{ module, reach },
    objects: [...(declared?.usedBy ?? [])],
    verbs: [...(declared?.verbs ?? [])],
    people: uses.length,
    acts: flat.reduce((sum, { acts }) => sum + acts, 0),
    lastAt:
      flat
        .map(({ lastAt }) => lastAt)
        .sort()
        .at(-1) ?? null,
    records: records.length > 0 ? records.reduce((sum, { count }) => sum + count, 0) : null,
  }
}

function actsByModule(declared: readonly ModuleHere[], uses: Use['uses']): Record<string, number> {
  const found = declared.map((module) => {
    const acts = uses.filter(({ type }) => countsFor(module, type)).reduce((sum, use) => sum + use.acts, 0)
    return [module.name, acts] as const
  })
  return Object.fromEntries(found.filter(([, acts]) => acts > 0))
}

/** The first module that nobody uses although there is enough to begin with. */
function suggest(
  modules: Adoption['modules'],
  declared: readonly ModuleHere[],
  counts: Counts,
): Adoption['suggestion'] {
  for (const { module, reach, acts } of modules) {
    const ready = declared.find(({ name }) => name === module)?.readyWith
    const held = ready && counts.get(ready.object)
    if (ready && held && acts === 0 && held.count >= ready.count)
      return { module, reach, object: ready.object, count: held.count, isExact: held.exact }
  }
  return null
}

async function firstValue(ctx: Ctx): Promise<Adoption['firstValue']> {
  const { rows } = await sql<{ foundedAt: string }>`select created_at as founded_at from workspaces
    where id = ${ctx.workspaceId}`.execute(ctx.db)
  const firsts = await sql<{ act: string; at: string }>`select act, min(happened_at) as at from first_acts
    where workspace_id = ${ctx.workspaceId} group by act`.execute(ctx.db)
  const at = new Map(firsts.rows.map((first) => [first.act, first.at]))
  const valued = declaredActs().filter(({ value }) => value)
  return {
    foundedAt: rows[0]?.foundedAt ?? ctx.now().toISOString(),
    acts: valued.map(({ name }) => ({ act: name, at: at.get(name) ?? null })),
  }
}

async function importsByStatus(ctx: Ctx): Promise<Adoption['imports']> {
  const { rows } = await sql<{ status: string; count: string; lastAt: string }>`
    select status, count(*) as count, max(created_at) as last_at from imports
    where workspace_id = ${ctx.workspaceId} group by status order by last_at desc`.execute(ctx.db)
  return rows.map(({ count, ...rest }) => ({ ...rest, count: Number(count) }))
}

async function openFeedback(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) as count from feedback
    where workspace_id = ${ctx.workspaceId} and not exists (select from feedback_answers
      where feedback_answers.workspace_id = feedback.workspace_id and feedback_id = feedback.id)`.execute(ctx.db)
  return Number(rows[0]?.count ?? 0)
}
