import type { Ctx } from '#platform/ctx/ctx'

const narrowed = new WeakMap<Ctx, readonly string[]>()

/**
 * The same transaction, for a filter that will only be asked about these few records: what the filter finds out in other
 * tables it then finds out for them alone, by index, and not for everybody. Without, checking 200 records against “bought
 * three times” would add up the orders of all.
 */
export function askingAbout(ctx: Ctx, ids: readonly string[]): Ctx {
  const few = { ...ctx }
  narrowed.set(few, ids)
  return few
}

/** The few records a filter will be asked about; undefined: all there are. */
export const fewOf = (ctx: Ctx): readonly string[] | undefined => narrowed.get(ctx)

/** The same transaction for an inner filter, which is about other records. */
export const askingAboutAll = (ctx: Ctx): Ctx => (narrowed.has(ctx) ? { ...ctx } : ctx)
