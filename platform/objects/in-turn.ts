import { setImmediate as sent } from 'node:timers/promises'

/**
 * Begins works of one transaction one after the other, each when what the one before had to say has left for PostgreSQL,
 * and waits for all of them. One that fails does not let go of the others: their statements must not reach the connection
 * after the transaction has ended.
 * @throws what the first of them threw
 */
export async function inTurn(works: readonly (() => Promise<unknown> | undefined)[]): Promise<void> {
  const begun: Promise<unknown>[] = []
  for (const work of works) {
    const promise = Promise.resolve(work())
    // It is looked at below; until then a failure is not unhandled.
    promise.catch(() => {})
    begun.push(promise)
    await sent()
  }
  const failed = (await Promise.allSettled(begun)).find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}
