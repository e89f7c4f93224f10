import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { objectWords } from '#app/web/objects/object-words.ts'
import { objectsQuery } from '#app/web/objects/objects-queries.ts'
import { useFormats } from '#app/web/ui/format.ts'

/** “12 contacts, 3 tasks”: in the words the workspace uses. */
export function useHeldWords() {
  const { t, i18n } = useTranslation()
  const format = useFormats()
  const { data } = useQuery(objectsQuery)
  return (held: readonly { object: string; count: number }[]) =>
    held
      .flatMap(({ object, count }) => {
        const type = data?.items.find(({ name }) => name === object)
        return type ? objectWords(type, t, i18n.language)('count', { count, shown: format.number(count) }) : []
      })
      .join(', ')
}
