import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import type { TimelineEvent } from '../objects/object-client.ts'
import styles from './Collaboration.module.css'
import { CommentForm } from './CommentForm.tsx'
import { CommentView } from './CommentView.tsx'
import type { Comment, Reaction } from './collaboration-client.ts'
import { Reactions } from './Reactions.tsx'
import { threadIdOf } from './thread-id.ts'

interface ThreadProps {
  event: TimelineEvent
  /** All of this line: the comment it tells of, and what stands under it. */
  comments: readonly Comment[]
  /** The signs on the record the line made known, such as a note; undefined where it takes none. */
  signs?: readonly Reaction[] | undefined
  /** Somebody asked to write here. */
  writing: boolean
  close: () => void
}

/** What was said about a line of the timeline, under it, oldest first. */
export function Thread({ event, comments, signs, writing, close }: ThreadProps) {
  const { t } = useTranslation('collaboration')
  const queries = useQueryClient()
  const id = threadIdOf(event)
  const own = comments.find((comment) => comment.id === id)
  const answers = comments.filter((comment) => comment.threadId === id).toReversed()
  const { object, recordId } = event
  return (
    <>
      {own && <CommentView comment={own} isLine />}
      {signs && event.recordId && event.object && (
        <Reactions object={event.object} subjectId={event.recordId} given={signs} />
      )}
      {(answers.length > 0 || writing) && (
        <section className={styles.thread} aria-label={t('thread.label')}>
          {answers.map((comment) => (
            <CommentView key={comment.id} comment={comment} />
          ))}
          {writing && object && recordId && (
            <CommentForm
              recordId={recordId}
              draftKey={id}
              label={t('thread.write')}
              submit={t('thread.send')}
              autoFocus
              save={async (said) => {
                await client.comments.create({ object, recordId, threadId: id, ...said })
                await queries.invalidateQueries({ queryKey: ['comments'] })
              }}
              close={close}
            />
          )}
        </section>
      )}
    </>
  )
}
