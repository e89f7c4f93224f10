import type { Ctx } from '#platform/ctx/ctx'
import type { InputError } from '#platform/http/refusal'
import { wholeOf } from '#platform/objects/conceal'
import type { Refused, Write } from '#platform/objects/object-type'
import { lockRows } from '#platform/objects/rows'
import { whyNotMove } from './order-status-arithmetic.ts'
import { reckonOrders } from './write-lines.ts'

/** Before orders are written: totals are those of the lines, and no status is left for one it cannot come to. */
export async function ordersBefore(ctx: Ctx, writes: Write[]): Promise<Refused> {
  await reckonOrders(ctx, writes)
  const moving = writes.filter(({ created, input }) => !created && input.status !== undefined)
  const stored = await lockRows(
    ctx,
    wholeOf(ctx.objects.find('order')),
    moving.map(({ id }) => id),
  )
  const refused = new Map<string, InputError[]>()
  for (const { id, after } of moving) {
    const from = String(stored.get(id)?.values.status)
    const why = whyNotMove(from, String(after.status))
    if (why) refused.set(id, [{ path: 'status', ...said[why](String(after.number), from) }])
  }
  return refused
}

const said: Record<
  NonNullable<ReturnType<typeof whyNotMove>>,
  (number: string, from: string) => Omit<InputError, 'path'>
> = {
  order_was_placed: (number) => ({
    code: 'order_was_placed',
    message: `The order ${number} was placed and cannot be a draft again`,
    mend: 'Cancel it if it was a mistake.',
  }),
  order_went_out: (number, from) => ({
    code: 'order_went_out',
    message: `The order ${number} is ${from}: what went out cannot be cancelled`,
    mend: 'Say that it came back: returned.',
  }),
  order_never_went_out: (number, from) => ({
    code: 'order_never_went_out',
    message: `The order ${number} is ${from}: nothing of it went out that could come back`,
    mend: 'Cancel it, or say first that it was shipped.',
  }),
  order_is_cancelled: (number) => ({
    code: 'order_is_cancelled',
    message: `The order ${number} is cancelled: nothing of it goes out`,
    mend: 'Set it to placed first, then to what became of it.',
  }),
}
