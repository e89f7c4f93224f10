import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '../objects/object-model.ts'
import { RouteError } from '../shell/RouteError.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Duplicates.module.css'
import { pairsQuery } from './duplicates-client.ts'

/** Pairs that somebody said are two, and the way back. */
export function NeverList({ model, again }: { model: ObjectModel; again: (id: string) => Promise<unknown> }) {
  const { t } = useTranslation('quality')
  const query = useQuery(pairsQuery(model.descriptor.name, 'never'))
  if (query.error) return <RouteError error={query.error} reset={() => void query.refetch()} />
  if (!query.data) return <RowSkeletons count={6} />
  if (query.data.items.length === 0)
    return <EmptyState title={t('never.empty.title')}>{t('never.empty.text')}</EmptyState>
  return (
    <ul className={styles.merges}>
      {query.data.items.map(({ id, records }) => (
        <li key={id}>
          <div>
            {records.map((record) => (
              <UiLink key={record.id} href={`${model.path}/${record.id}`}>
                {record.title || t('nameless')}
              </UiLink>
            ))}
          </div>
          <Button variant="default" size="xs" onClick={() => void again(id)}>
            {t('never.again')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
