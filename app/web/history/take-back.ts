import type { QueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { client } from '../api.ts'
import { tell, tellFailure } from '../ui/toasts.tsx'

/** Takes an act back and says what became of it. `what` is the act in words. */
export async function takeBack(queries: QueryClient, causeId: string, what: string): Promise<void> {
  await i18next.loadNamespaces('history')
  try {
    const { status, conflicts } = await client.undos.create({ causeId })
    await queries.invalidateQueries()
    if (status === 'running') return await tell(i18next.t('history:acts.background', { what }))
    await tell(
      conflicts.count > 0
        ? i18next.t('history:acts.tookBackPartly', { what, count: conflicts.count })
        : i18next.t('history:acts.tookBack', { what }),
    )
  } catch (problem) {
    await tellFailure(problem)
  }
}
