import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import type { RecordPartProps } from '../objects/object-view.ts'
import { useFormats } from '../ui/format.ts'
import { RelatedList } from '../ui/RelatedList.tsx'

/** The segments a record is in, since when. Nothing where it is in none. */
export function SegmentsPanel({ record, model }: RecordPartProps) {
  const { t } = useTranslation('segments')
  const formats = useFormats()
  const { data } = useQuery(
    api.segmentMemberships.list.queryOptions({ input: { object: model.descriptor.name, recordId: record.id } }),
  )
  if (!data || data.items.length === 0) return null
  return (
    <RelatedList
      label={t('panel.title')}
      items={data.items.map(({ id, name, since }) => ({
        id,
        name,
        href: `/segments/${id}`,
        detail: t('panel.since', { when: formats.relative(since) }),
      }))}
    />
  )
}
