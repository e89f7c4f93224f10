import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { useFormats } from '../ui/format.ts'
import { tellFailure } from '../ui/toasts.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import cards from './Cards.module.css'
import styles from './Collaboration.module.css'
import { type Announcement, openHandOversQuery, unreadAnnouncementsQuery } from './collaboration-client.ts'
import { HandOverCard } from './HandOverCard.tsx'
import { PlainText } from './PlainText.tsx'

/** Announcements one has not read, pinned until one has. */
export function PinnedAnnouncements() {
  const { t } = useTranslation('collaboration')
  const { data } = useQuery(unreadAnnouncementsQuery)
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <section aria-label={t('announcements.title')} className={cards.section}>
      {items.map((announcement) => (
        <Pinned key={announcement.id} announcement={announcement} />
      ))}
    </section>
  )
}

function Pinned({ announcement }: { announcement: Announcement }) {
  const { t } = useTranslation('collaboration')
  const formats = useFormats()
  const queries = useQueryClient()
  const { id, title, body, author, createdAt } = announcement
  const read = useMutation({
    mutationFn: () => client.announcements.read({ id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['announcements'] }),
    onError: tellFailure,
  })
  return (
    <article className={cards.card} aria-label={title}>
      <div className={cards.cardHead}>
        <UiLink href={`/announcements/${id}`} className={cards.cardTitle}>
          {title}
        </UiLink>
        <span className={styles.faint}>
          {author?.name ?? t('formerColleague')} · {formats.relative(createdAt)}
        </span>
      </div>
      {body && <PlainText body={body} />}
      <Button size="xs" mt={8} loading={read.isPending} onClick={() => read.mutate()}>
        {t('announcements.markRead')}
      </Button>
    </article>
  )
}

/** Open hand-overs to me and from me. */
export function OpenHandOvers() {
  const { t } = useTranslation('collaboration')
  const { data } = useQuery(openHandOversQuery)
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <section aria-label={t('handOver.openTitle')} className={cards.section}>
      <h3 className={cards.heading}>
        {t('handOver.openTitle')} <span className={styles.faint}>{items.length}</span>
      </h3>
      {items.map((handOver) => (
        <HandOverCard key={handOver.id} handOver={handOver} named />
      ))}
    </section>
  )
}
