import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '../objects/object-model.ts'
import { RouteError } from '../shell/RouteError.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useFormats } from '../ui/format.ts'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Duplicates.module.css'
import { mergesQuery } from './duplicates-client.ts'

interface MergedListProps {
  model: ObjectModel
  split: (id: string) => Promise<unknown>
  busy: boolean
}

/** What was made one, by whom, and the way back. */
export function MergedList({ model, split, busy }: MergedListProps) {
  const { t, i18n } = useTranslation('quality')
  const formats = useFormats()
  const query = useQuery(mergesQuery(model.descriptor.name))
  if (query.error) return <RouteError error={query.error} reset={() => void query.refetch()} />
  if (!query.data) return <RowSkeletons count={6} />
  if (query.data.items.length === 0)
    return <EmptyState title={t('merged.empty.title')}>{t('merged.empty.text')}</EmptyState>
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  return (
    <ul className={styles.merges}>
      {query.data.items.map((merge) => (
        <li key={merge.id}>
          <div>
            <UiLink href={`${model.path}/${merge.survivorId}`}>
              {merge.titles[merge.survivorId] || t('nameless')}
            </UiLink>
            <span>
              {t('merged.from', { names: list.format(merge.loserIds.map((id) => merge.titles[id] || t('nameless'))) })}
            </span>
            <small>
              {merge.mergedByName
                ? t('merged.by', { name: merge.mergedByName, when: formats.relative(merge.mergedAt) })
                : t('merged.byKith', { when: formats.relative(merge.mergedAt) })}
              {merge.undoneAt && ` · ${t('merged.undone', { when: formats.relative(merge.undoneAt) })}`}
              {merge.conflicts.length > 0 && ` · ${t('undo.partly', { count: merge.conflicts.length })}`}
            </small>
          </div>
          {merge.undoableUntil && (
            <Button
              variant="default"
              size="xs"
              loading={busy}
              onClick={() => void split(merge.id)}
              title={t('merged.until', { when: formats.date(merge.undoableUntil) })}
            >
              {t('merged.split')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
