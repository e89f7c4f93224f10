import type { Ctx } from '#platform/ctx/ctx'

const lastingOnes = new WeakSet<Ctx>()

/**
 * The same transaction for a filter that is compiled once and asked for long: what the search index finds now, and what
 * time it is now, must not stand in it.
 */
export function lasting(ctx: Ctx): Ctx {
  const other = { ...ctx }
  lastingOnes.add(other)
  return other
}

export const isLasting = (ctx: Ctx): boolean => lastingOnes.has(ctx)
