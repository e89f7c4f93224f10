import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDots, IconHistory, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { useFormats } from '../ui/format.ts'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import { offerUndo, tellFailure } from '../ui/toasts.tsx'
import styles from './Collaboration.module.css'
import { CommentForm } from './CommentForm.tsx'
import { type Comment, versionsQuery } from './collaboration-client.ts'
import { PlainText } from './PlainText.tsx'
import { Reactions } from './Reactions.tsx'

interface CommentViewProps {
  comment: Comment
  /** It stands as a line of the timeline, which names its author and time already. */
  isLine?: boolean
}

/** What somebody said, with the signs it was given; its author can say it otherwise or take it back. */
export function CommentView({ comment, isLine = false }: CommentViewProps) {
  const { t } = useTranslation('collaboration')
  const formats = useFormats()
  const queries = useQueryClient()
  const [editing, setEditing] = useState(false)
  const [past, setPast] = useState(false)
  const { id, author, body, mentions, createdAt, editedAt, deletedAt, may } = comment
  const name = author?.name ?? t('formerColleague')
  const again = () => queries.invalidateQueries({ queryKey: ['comments'] })
  const remove = async () => {
    try {
      await client.comments.remove({ id })
      await again()
      await offerUndo(t('comment.removed'), async () => {
        await client.comments.restore({ id })
        await again()
      })
    } catch (problem) {
      tellFailure(problem)
    }
  }
  return (
    <article className={styles.comment} data-line={isLine || undefined} aria-label={t('comment.by', { name })}>
      {!isLine && (
        <div className={styles.head}>
          <RecordAvatar name={name} kind="person" />
          <strong className={styles.who}>{name}</strong>
          <Tooltip label={formats.dateTime(createdAt)}>
            <time dateTime={createdAt} className={styles.faint}>
              {formats.relative(createdAt)}
            </time>
          </Tooltip>
        </div>
      )}
      {deletedAt ? (
        <p className={styles.gone}>{t('comment.gone')}</p>
      ) : editing ? (
        <CommentForm
          recordId={comment.recordId}
          draftKey={id}
          label={t('comment.edit')}
          submit={t('ui:save')}
          initial={body}
          autoFocus
          save={async (said) => {
            await client.comments.change({ id, ...said })
            await again()
          }}
          close={() => setEditing(false)}
        />
      ) : (
        <PlainText body={body} names={mentions.map((mention) => mention.name)} />
      )}
      {!deletedAt && !editing && (
        <div className={styles.under}>
          <Reactions object="comment" subjectId={id} given={comment.reactions} />
          {editedAt && (
            <button type="button" className={`plain ${styles.small}`} onClick={() => setPast((was) => !was)}>
              {t('comment.edited')}
            </button>
          )}
          {(may.change || editedAt) && (
            <Menu position="bottom-end" width={180}>
              <Menu.Target>
                <ActionIcon size="sm" className={styles.quiet} aria-label={t('comment.menu', { name })}>
                  <IconDots size={15} stroke={1.6} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {may.change && (
                  <Menu.Item leftSection={<IconPencil size={16} stroke={1.6} />} onClick={() => setEditing(true)}>
                    {t('comment.edit')}
                  </Menu.Item>
                )}
                {editedAt && (
                  <Menu.Item leftSection={<IconHistory size={16} stroke={1.6} />} onClick={() => setPast(true)}>
                    {t('comment.versions')}
                  </Menu.Item>
                )}
                {may.change && (
                  <Menu.Item leftSection={<IconTrash size={16} stroke={1.6} />} onClick={() => void remove()}>
                    {t('comment.remove')}
                  </Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      )}
      {past && !deletedAt && <Versions id={id} />}
    </article>
  )
}

function Versions({ id }: { id: string }) {
  const { t } = useTranslation('collaboration')
  const formats = useFormats()
  const { data } = useQuery(versionsQuery(id))
  return (
    <ol className={styles.versions} aria-label={t('comment.versions')}>
      {(data?.items ?? []).map(({ body, replacedAt }) => (
        <li key={replacedAt + body}>
          <span className={styles.faint}>{t('comment.until', { when: formats.dateTime(replacedAt) })}</span>
          <PlainText body={body} />
        </li>
      ))}
    </ol>
  )
}
