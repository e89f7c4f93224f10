import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { objectWords } from '../objects/object-words.ts'
import { objectsQuery } from '../objects/objects-queries.ts'
import { useFormats } from '../ui/format.ts'
import type { BulkJob } from './bulk-client.ts'

/** "12,480 contacts", in the workspace's words for them, and the way to one of them; known once the object types are. */
export function useJobWords(jobs: readonly BulkJob[]) {
  const { data } = useQuery({ ...objectsQuery, enabled: jobs.length > 0 })
  const descriptors = (data?.items ?? []).filter(({ name }) =>
    jobs.some(({ object, act }) => object === name || act.object === name),
  )
  const modules = [...new Set(descriptors.filter(({ custom }) => !custom).map(({ module }) => module))]
  const { t, i18n } = useTranslation(['bulk', 'objects', ...modules])
  const formats = useFormats()
  const find = (object: string) => descriptors.find(({ name }) => name === object)
  return {
    t,
    counted: (object: string, count: number): string => {
      const descriptor = find(object)
      const shown = formats.number(count)
      return descriptor ? objectWords(descriptor, t, i18n.language)('count', { count, shown }) : shown
    },
    hrefOf: (object: string, id: string) => `/${find(object)?.plural ?? object}/${id}`,
    labelOf: (object: string, name: string): string => {
      const descriptor = find(object)
      const field = descriptor?.fields.find((one) => one.name === name)
      if (!descriptor || !field) return name
      return field.label ?? objectWords(descriptor, t, i18n.language)(`fields.${name}`)
    },
  }
}
export type JobWords = ReturnType<typeof useJobWords>
