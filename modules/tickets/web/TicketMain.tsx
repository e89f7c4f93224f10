import { Button } from '@mantine/core'
import { IconMessageForward, IconMessageReply } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import { Targets } from './Countdown.tsx'
import { courseQuery } from './clocks-query.ts'
import { TicketConversations } from './inbox/TicketConversations.tsx'
import styles from './Tickets.module.css'

/** What was promised of a ticket and what was done about it, and the way to note who spoke. */
export function TicketMain({ record, model }: RecordPartProps) {
  const { t } = useTranslation('tickets')
  const formats = useFormats()
  const { data: course } = useQuery(courseQuery(record.id))
  const mayChange = model.descriptor.may.update && !record.deletedAt
  return (
    <>
      <section className={styles.card} aria-label={t('main.title')}>
        <div className={styles.top}>
          <h2 className={styles.title}>{t('main.title')}</h2>
          {mayChange && <Spoken id={record.id} path={model.path} />}
        </div>
        {textOf(record.description) && <p className={styles.description}>{textOf(record.description)}</p>}
        {course?.targets.length === 0 && <p className={styles.quiet}>{t('main.none')}</p>}
        {course && <Targets targets={course.targets} />}
        {course && course.escalations.length > 0 && (
          <ul className={styles.done} aria-label={t('main.done')}>
            {course.escalations.map(({ kind, act, at }) => (
              <li key={`${kind} ${act} ${at}`}>
                {t(`ticket.acts.${act}`)} · {t(`ticket.kinds.${kind}`)} · {formats.dateTime(at)}
              </li>
            ))}
          </ul>
        )}
      </section>
      <TicketConversations ticketId={record.id} mayChange={mayChange} />
    </>
  )
}

function Spoken({ id, path }: { id: string; path: string }) {
  const { t } = useTranslation('tickets')
  const queries = useQueryClient()
  const navigate = useNavigate()
  const note = useMutation({
    mutationFn: (side: 'customer' | 'agent') => client.ticketTurns.create({ id, side }),
    onSuccess: async ({ ticketId, isNew }, side) => {
      await queries.invalidateQueries()
      await tell(t(isNew ? 'main.followed' : `main.noted.${side}`))
      if (isNew) await navigate({ href: `${path}/${ticketId}` })
    },
    onError: tellFailure,
  })
  return (
    <div className={styles.ways}>
      <Button
        size="xs"
        variant="default"
        loading={note.isPending}
        leftSection={<IconMessageForward size={14} stroke={1.6} />}
        onClick={() => note.mutate('customer')}
      >
        {t('main.customer')}
      </Button>
      <Button
        size="xs"
        loading={note.isPending}
        leftSection={<IconMessageReply size={14} stroke={1.6} />}
        onClick={() => note.mutate('agent')}
      >
        {t('main.agent')}
      </Button>
    </div>
  )
}
