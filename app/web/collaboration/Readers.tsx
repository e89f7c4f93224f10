import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { PartProblem } from '../objects/PartProblem.tsx'
import { useFormats } from '../ui/format.ts'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import cards from './Cards.module.css'
import styles from './Collaboration.module.css'

/** Who has read an announcement when, those who have not first. */
export function Readers({ id }: { id: string }) {
  const { t } = useTranslation('collaboration')
  const formats = useFormats()
  const found = useQuery({
    queryKey: ['announcements', 'readers', id],
    queryFn: ({ signal }) => client.announcements.readers({ id }, { signal }),
  })
  if (found.isPending) return <RowSkeletons count={3} />
  if (found.error) return <PartProblem problem={found.error} retry={() => void found.refetch()} />
  const { items } = found.data
  const read = items.filter(({ readAt }) => readAt !== null).length
  return (
    <section aria-label={t('announcements.readers')}>
      <p className={styles.faint}>{t('announcements.count', { read, count: items.length })}</p>
      <ul className={cards.items}>
        {items.map(({ id: userId, name, readAt }) => (
          <li key={userId} className={cards.followLine}>
            <RecordAvatar name={name} kind="person" />
            <span>{name}</span>
            <span className={styles.faint}>{readAt ? formats.dateTime(readAt) : t('announcements.notYet')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
