import { onTestFinished } from 'vitest'
import type { Kith } from '#platform/ctx/ctx'
import { openStandingConnection } from '#platform/db/standing-connection'

/** A process's standing connection, closed when the test ends. */
export async function standingConnection(kith: Kith) {
  const standing = await openStandingConnection(kith.database.owner.options)
  onTestFinished(() => standing.close())
  return standing
}
