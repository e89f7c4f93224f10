import { Button, SegmentedControl } from '@mantine/core'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { mayIn } from '../session.ts'
import { useShell } from '../shell/shell-context.ts'
import { useFormats } from '../ui/format.ts'
import { rowNote, Section } from '../ui/Section.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Adoption.module.css'
import { AnswerForm } from './AnswerForm.tsx'
import { type Feedback, type FeedbackState, feedbackQuery } from './adoption-client.ts'

/** What hampers people: one's own, or everybody's for whoever may answer. */
export function FeedbackScreen() {
  const { t } = useTranslation('adoption')
  const { session, openFeedback } = useShell()
  const router = useRouter()
  const { state }: { state?: FeedbackState } = useSearch({ strict: false })
  const all = mayIn(session)('adoption')
  const found = useSuspenseInfiniteQuery(feedbackQuery(state))
  const items = found.data.pages.flatMap((page) => page.items)
  return (
    <Section title={t('feedback.title')} detail={t(all ? 'feedback.detailOfAll' : 'feedback.detail')}>
      <div className={styles.bar}>
        <SegmentedControl
          aria-label={t('feedback.which')}
          value={state ?? 'all'}
          onChange={(chosen) =>
            router.history.replace(chosen === 'all' ? '/settings/feedback' : `/settings/feedback?state=${chosen}`)
          }
          data={(['all', 'open', 'answered'] as const).map((value) => ({ value, label: t(`feedback.state.${value}`) }))}
        />
        <Button onClick={openFeedback}>{t('feedback.give')}</Button>
      </div>
      {items.length === 0 && <p className={rowNote}>{t(state ? 'feedback.noneFits' : 'feedback.none')}</p>}
      <ul className={styles.feedback}>
        {items.map((feedback) => (
          <FeedbackLine key={feedback.id} feedback={feedback} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('feedback.more')}
        </Button>
      )}
    </Section>
  )
}

function FeedbackLine({ feedback }: { feedback: Feedback }) {
  const { t } = useTranslation('adoption')
  const formats = useFormats()
  const { text, by, at, path, answer, may } = feedback
  return (
    <li>
      <p className={styles.said}>{text}</p>
      <p className={styles.small}>
        {by?.name ?? t('feedback.somebody')} · <time dateTime={at}>{formats.relative(at)}</time>
        {path && (
          <>
            {' '}
            ·{' '}
            <UiLink href={path} className={styles.place}>
              {t('feedback.where', { path })}
            </UiLink>
          </>
        )}
      </p>
      {answer && (
        <blockquote className={styles.answer}>
          <p>{answer.text}</p>
          <p className={styles.small}>
            {answer.by ?? t('feedback.somebody')} · <time dateTime={answer.at}>{formats.relative(answer.at)}</time>
          </p>
        </blockquote>
      )}
      {may.answer && <AnswerForm feedback={feedback} />}
    </li>
  )
}
