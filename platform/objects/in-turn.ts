import { setImmediate as sent } from 'node:timers/promises'

/**
 * Begins works of one transaction one after the other and waits for all of them. `apart`: each is begun when what the one
 * before had to say has left for PostgreSQL, which pays when they are long; short ones travel together. One that fails does not let go of the others: their statements must not reach the connection
 * after the transaction has ended.
 * @throws what the first of them threw
 */
export async function inTurn(
  works: readonly (() => Promise<unknown> | undefined)[],
  { apart }: { apart: boolean },
): Promise<void> {
  const begun: Promise<unknown>[] = []
  for (const work of works) {
    const promise = Promise.resolve(work())
    // It is looked at below; until then a failure is not unhandled.
    promise.catch(() => {})
    begun.push(promise)
    if (apart) await sent()
  }
  const failed = (await Promise.allSettled(begun)).find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}
