import type { Kith } from '#platform/ctx/ctx'

/**
 * Notes that a code was given in a session that a provider led to: from then on nothing more is asked of it.
 * @param cookies Set-Cookie lines and Cookie headers; the first that carries a session names it
 */
export async function noteSecondStep(kith: Kith, cookies: readonly string[]): Promise<void> {
  const token = cookies.map((cookie) => kith.auth.tokenOf(cookie)).find((found) => found !== null)
  if (!token) return
  await kith.database.app
    .updateTable('sessions')
    .set({ secondStepDue: false })
    .where('token', '=', token)
    .where('secondStepDue', '=', true)
    .execute()
}
