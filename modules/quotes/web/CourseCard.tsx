import { Button } from '@mantine/core'
import { IconExternalLink, IconLink, IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { tell } from '#app/web/ui/toasts.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { AnswerDialog } from './AnswerDialog.tsx'
import { ApprovalNote, isUnapproved } from './ApprovalNote.tsx'
import { type Course, courseOf, type Revision } from './course.ts'
import styles from './Quote.module.css'
import { SendDialog } from './SendDialog.tsx'

/** Where a quote stands, the one next step, and the versions that were sent. */
export function CourseCard(props: RecordPartProps) {
  const { t } = useTranslation('quotes')
  const { record } = props
  const { data: course } = useQuery(courseOf(record.id))
  if (!course) return null
  const [last] = course.revisions
  return (
    <section className={styles.card} aria-label={t('course.title')}>
      <div className={styles.top}>
        <p className={styles.said} role="status">
          <Standing course={course} />
        </p>
        {!record.deletedAt && <NextSteps {...props} course={course} last={last} />}
      </div>
      {!record.deletedAt && <ApprovalNote course={course} mayChange={props.model.descriptor.may.update} />}
      {course.revisions.length > 0 && (
        <ul className={styles.versions} aria-label={t('course.versions')}>
          {course.revisions.map((revision) => (
            <RevisionLine key={revision.revision} revision={revision} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Standing({ course }: { course: Course }) {
  const { t } = useTranslation('quotes')
  const [last] = course.revisions
  if (course.status === 'draft' && course.revision > 1) return t('course.draftAgain', { revision: course.revision })
  if (course.status === 'accepted' && course.orderId)
    return (
      <>
        {t('course.accepted', { name: last?.answer?.name ?? '' })}{' '}
        <UiLink href={`/orders/${course.orderId}`}>{t('course.order')}</UiLink>
      </>
    )
  return t(`course.${course.status}`, { name: last?.answer?.name ?? '' })
}

function NextSteps({ record, model, course, last }: RecordPartProps & { course: Course; last: Revision | undefined }) {
  const { t } = useTranslation('quotes')
  const [open, setOpen] = useState<'send' | 'answer'>()
  const isWaiting = course.status === 'sent' || course.status === 'viewed'
  const mayChange = model.descriptor.may.update
  const copy = async (address: string) => {
    await navigator.clipboard.writeText(address)
    await tell(t('course.copied'))
  }
  return (
    <div className={styles.ways}>
      {last && isWaiting && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconLink size={14} stroke={1.6} />}
          onClick={() => copy(last.address)}
        >
          {t('course.copy')}
        </Button>
      )}
      {isWaiting && mayChange && (
        <Button size="xs" variant="default" onClick={() => setOpen('answer')}>
          {t('course.note')}
        </Button>
      )}
      {course.status === 'draft' && (
        <Button
          size="xs"
          disabled={!mayChange || isUnapproved(course)}
          title={!mayChange ? t('course.mayNot') : isUnapproved(course) ? t('approval.first') : undefined}
          leftSection={<IconSend size={14} stroke={1.6} />}
          onClick={() => setOpen('send')}
        >
          {t('course.send')}
        </Button>
      )}
      {open === 'send' && <SendDialog quote={record} close={() => setOpen(undefined)} />}
      {open === 'answer' && <AnswerDialog id={record.id} close={() => setOpen(undefined)} />}
    </div>
  )
}

function RevisionLine({ revision: sent }: { revision: Revision }) {
  const { t } = useTranslation('quotes')
  const formats = useFormats()
  const { revision, total, currency, sentAt, sentTo, views, viewedAt, answer, address } = sent
  const said = [
    sentTo
      ? t('course.sentTo', { day: formats.date(sentAt), to: sentTo })
      : t('course.sentOn', { day: formats.date(sentAt) }),
    viewedAt ? t('course.views', { count: views, last: formats.relative(viewedAt) }) : t('course.unread'),
    answer && t(`course.answered.${answer.answer}`, { name: answer.name }),
    answer?.reason,
  ]
  return (
    <li>
      <strong>{t('course.version', { revision })}</strong>
      <span>{said.filter(Boolean).join(' · ')}</span>
      <span>{formats.money({ amount: total, currency })}</span>
      <a href={address} target="_blank" rel="noreferrer">
        {t('course.page')} <IconExternalLink size={12} stroke={1.6} aria-hidden="true" />
      </a>
    </li>
  )
}
