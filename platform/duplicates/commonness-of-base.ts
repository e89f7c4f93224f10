import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { steady } from '#platform/db/steady'
import type { ObjectType } from '#platform/objects/object-type'
import type { Commonness, ValueKind } from './compare/commonness.ts'
import type { Profile } from './compare/profile.ts'

const Counts = z.record(z.string(), z.record(z.string(), z.number()))
const Stored = z.object({ size: z.number(), shares: Counts })

/** Some thousand figures per type; the bases somebody works on now are few. */
const remembered = new Map<string, { finishedAt: string | null; commonness: Commonness }>()
const MOST_REMEMBERED = 20

/** How common names were when the base was last searched; read anew once it has been searched again. */
export async function commonnessOf(ctx: Ctx, type: ObjectType): Promise<Commonness> {
  const key = `${ctx.workspaceId} ${type.name}`
  const known = remembered.get(key)
  const { rows } = await sql<{ finishedAt: string | null; commonness: unknown }>`
    ${steady} select finished_at, case when finished_at is distinct from ${known?.finishedAt ?? null}::timestamptz then commonness end as commonness
      from duplicate_scans where workspace_id = ${ctx.workspaceId} and object = ${type.name}`.execute(ctx.db)
  const [scan] = rows
  if (!scan) return { size: 0, shares: {} }
  if (!scan.commonness) return known?.commonness ?? { size: 0, shares: {} }
  const commonness = commonnessIn(scan.commonness)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(key, { finishedAt: scan.finishedAt, commonness })
  return commonness
}

export function commonnessIn(stored: unknown): Commonness {
  const { size, shares } = Stored.parse(stored)
  return {
    size,
    shares: Object.fromEntries(
      Object.entries(shares).map(([kind, byValue]) => [kind, new Map(Object.entries(byValue))]),
    ),
  }
}

/** Counts of values on the way through a base; bounded, whatever the size of the base. */
export type Tally = Map<ValueKind, Map<string, number>>

const MOST_COUNTED = 20_000
const MOST_KEPT = 1_500

/** Adds what some records have. Where values become too many, those met once so far are forgotten: they are not common. */
export function count(tally: Tally, profiles: Iterable<Profile>): void {
  for (const profile of profiles)
    for (const [kind, values] of valuesOf(profile)) {
      const counts = tally.get(kind) ?? new Map<string, number>()
      tally.set(kind, counts)
      for (const value of new Set(values)) counts.set(value, (counts.get(value) ?? 0) + 1)
      if (counts.size > MOST_COUNTED) forgetRare(counts)
    }
}

function forgetRare(counts: Map<string, number>): void {
  for (let least = 1; counts.size > MOST_COUNTED / 2; least++)
    for (const [value, times] of counts) if (times <= least) counts.delete(value)
}

function valuesOf({ given, family, words, places, companies }: Profile): [ValueKind, readonly string[]][] {
  const all: [ValueKind, readonly string[]][] = [
    ['given', [given]],
    ['family', [family]],
    ['word', words],
    ['city', places.map(({ city }) => city)],
    ['company', companies],
  ]
  return all.map(([kind, values]) => [kind, values.filter(Boolean)])
}

/** What is kept of a tally: the shares of the commonest values. */
export function sharesOf(tally: Tally, size: number): { size: number; shares: Record<string, Record<string, number>> } {
  const shares = [...tally].map(([kind, counts]) => {
    const commonest = [...counts].filter(([, times]) => times > 1).toSorted((a, b) => b[1] - a[1])
    return [
      kind,
      Object.fromEntries(commonest.slice(0, MOST_KEPT).map(([value, times]) => [value, times / size])),
    ] as const
  })
  return { size, shares: Object.fromEntries(shares) }
}
