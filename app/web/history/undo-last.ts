import type { QueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { client } from '../api.ts'
import { objectsQuery } from '../objects/objects-queries.ts'
import { tell, tellFailure } from '../ui/toasts.tsx'
import { isOfMany, mainType } from './act-type.ts'
import { takeBack } from './take-back.ts'
import { verbWords } from './use-change-words.ts'

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/

/**
 * Takes the last thing back that this person did here: on a record's page with that record, on a list with its kind, elsewhere
 * with anything.
 */
export async function undoLast(queries: QueryClient, pathname: string): Promise<void> {
  await i18next.loadNamespaces('history')
  try {
    const { items } = await client.acts.list({ ...(await hereOf(queries, pathname)), limit: 20 })
    const last = items.find(({ mayUndo }) => mayUndo)
    if (!last) return await tell(i18next.t('history:acts.nothing'))
    const verb = verbWords(i18next.t, mainType(last))
    const what = isOfMany(last)
      ? i18next.t('history:acts.many', { verb, count: last.records })
      : last.first?.title
        ? i18next.t('history:acts.one', { verb, name: last.first.title })
        : verb
    await takeBack(queries, last.id, what)
  } catch (problem) {
    await tellFailure(problem)
  }
}

/** Which records a screen is about, by its address. */
async function hereOf(queries: QueryClient, pathname: string): Promise<{ recordId?: string; objects?: string }> {
  const last = pathname.split('/').at(-1) ?? ''
  if (UUID.test(last)) return { recordId: last }
  const { items } = await queries.ensureQueryData(objectsQuery)
  const here = items.find(({ path }) => path === pathname)
  return here ? { objects: here.name } : {}
}
