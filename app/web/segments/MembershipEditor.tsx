import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Membership } from '#platform/objects/filter'
import styles from './Beyond.module.css'
import { segmentsQuery } from './segment-client.ts'

/** In a segment, or not in it. */
export function MembershipEditor({
  object,
  part,
  onChange,
}: {
  object: string
  part: Membership
  onChange: (part: Membership) => void
}) {
  const { t } = useTranslation('segments')
  const { id } = useParams({ strict: false })
  const { data } = useQuery(segmentsQuery(object))
  // A segment cannot be part of its own filter; the server refuses the longer ways round.
  const offered = data?.items.filter((segment) => segment.id !== id) ?? []
  return (
    <div className={styles.line}>
      <Select
        className={styles.short}
        aria-label={t('ui:filter.operator')}
        allowDeselect={false}
        data={(['in', 'notIn'] as const).map((value) => ({ value, label: t(`beyond.op.${value}`) }))}
        value={part.op}
        onChange={(op) => onChange({ ...part, op: op === 'notIn' ? 'notIn' : 'in' })}
      />
      <Select
        label={t('beyond.segment')}
        data-autofocus
        searchable
        allowDeselect={false}
        placeholder={t('beyond.chooseSegment')}
        nothingFoundMessage={t('beyond.noSegments')}
        data={offered.map((segment) => ({ value: segment.id, label: segment.name }))}
        value={part.segment || null}
        onChange={(segment) => segment && onChange({ ...part, segment })}
      />
    </div>
  )
}
