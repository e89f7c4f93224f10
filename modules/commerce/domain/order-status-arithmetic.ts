const wentOut = ['partlyShipped', 'shipped', 'completed']

/**
 * Why an order cannot go from one status to another; undefined where it can. Most ways are open, for shops differ and people
 * mend what they pressed; closed are those that cannot be true.
 */
export function whyNotMove(
  from: string,
  to: string,
): 'order_was_placed' | 'order_went_out' | 'order_never_went_out' | 'order_is_cancelled' | undefined {
  if (from === to) return undefined
  if (to === 'draft' && from !== 'placed') return 'order_was_placed'
  if (to === 'cancelled' && (wentOut.includes(from) || from === 'returned')) return 'order_went_out'
  if (to === 'returned' && !wentOut.includes(from) && from !== 'refunded') return 'order_never_went_out'
  if (from === 'cancelled' && wentOut.includes(to)) return 'order_is_cancelled'
  return undefined
}
