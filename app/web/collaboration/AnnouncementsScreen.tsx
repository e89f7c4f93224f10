import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { PartProblem } from '../objects/PartProblem.tsx'
import { mayIn } from '../session.ts'
import { useShell } from '../shell/shell-context.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useFormats } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { tell, tellFailure } from '../ui/toasts.tsx'
import { AnnouncementForm } from './AnnouncementForm.tsx'
import cards from './Cards.module.css'
import styles from './Collaboration.module.css'
import { type Announcement, announcementsQuery } from './collaboration-client.ts'
import { PlainText } from './PlainText.tsx'
import { Readers } from './Readers.tsx'

/** What was announced, newest first; with the right to, one announces and sees who has read it. */
export function AnnouncementsScreen() {
  const { t } = useTranslation('collaboration')
  const { session } = useShell()
  const { id: chosen } = useParams({ strict: false })
  const found = useQuery(announcementsQuery)
  const [form, setForm] = useState<Announcement | 'new'>()
  const mayAnnounce = mayIn(session)('announce')
  const items = found.data?.items ?? []
  const add = mayAnnounce ? (
    <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={() => setForm('new')}>
      {t('announcements.add')}
    </Button>
  ) : undefined
  return (
    <>
      <PageHeader title={t('announcements.title')} actions={items.length > 0 ? add : undefined} />
      <div className={cards.page}>
        <div className={cards.narrow}>
          {found.isPending && <RowSkeletons count={4} />}
          {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
          {found.data && items.length === 0 && (
            <EmptyState title={t('announcements.emptyTitle')} action={add}>
              {t(mayAnnounce ? 'announcements.emptyText' : 'announcements.emptyReader')}
            </EmptyState>
          )}
          {items.map((announcement) => (
            <One
              key={announcement.id}
              announcement={announcement}
              chosen={announcement.id === chosen}
              edit={mayAnnounce ? () => setForm(announcement) : undefined}
            />
          ))}
        </div>
      </div>
      {form && <AnnouncementForm of={form === 'new' ? undefined : form} close={() => setForm(undefined)} />}
    </>
  )
}

interface OneProps {
  announcement: Announcement
  chosen: boolean
  edit: (() => void) | undefined
}

function One({ announcement, chosen, edit }: OneProps) {
  const { t } = useTranslation('collaboration')
  const formats = useFormats()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { id, title, body, teams, author, createdAt, readAt } = announcement
  const act = async (work: () => Promise<unknown>, said?: string) => {
    try {
      await work()
      await queries.invalidateQueries({ queryKey: ['announcements'] })
      if (said) void tell(said)
    } catch (problem) {
      tellFailure(problem)
    }
  }
  const whom = teams.length > 0 ? teams.map(({ name }) => name).join(', ') : t('announcements.everyone')
  return (
    <article className={cards.card} aria-label={title} aria-current={chosen || undefined}>
      <h2 className={cards.heading}>{title}</h2>
      <p className={styles.faint}>
        {author?.name ?? t('formerColleague')} ·{' '}
        <time dateTime={createdAt} title={formats.dateTime(createdAt)}>
          {formats.relative(createdAt)}
        </time>{' '}
        · {whom}
      </p>
      {body && <PlainText body={body} />}
      <div className={styles.under}>
        {readAt ? (
          <span className={styles.faint}>{t('announcements.readAt', { when: formats.relative(readAt) })}</span>
        ) : (
          <Button size="xs" onClick={() => void act(() => client.announcements.read({ id }))}>
            {t('announcements.markRead')}
          </Button>
        )}
        {edit && (
          <>
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              aria-expanded={chosen}
              onClick={() => void navigate({ to: chosen ? '/announcements' : `/announcements/${id}` })}
            >
              {t('announcements.readers')}
            </Button>
            <Button size="xs" variant="subtle" color="gray" onClick={edit}>
              {t('announcements.change')}
            </Button>
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              onClick={() => void act(() => client.announcements.withdraw({ id }), t('announcements.withdrawn'))}
            >
              {t('announcements.withdraw')}
            </Button>
          </>
        )}
      </div>
      {edit && chosen && <Readers id={id} />}
    </article>
  )
}
