import { Switch } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { rowNote, rowWords, sectionRows } from '#app/web/ui/Section.tsx'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './Mailboxes.module.css'
import { type Mailbox, problemIn } from './mailbox-client.ts'

/** Each folder: whether it is read, how far, how many wait, and what went wrong last. */
export function FolderRows({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes')
  const formats = useFormats()
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: (folder: { id: string; isRead: boolean }) => client.mailFolders.change(folder),
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries({ queryKey: api.mailboxes.key() }),
  })
  const words = (folder: Mailbox['folders'][number]) => {
    const { isRead, lastError, syncedAt, firstDone, waiting, lastMessageAt, leftOut, leftOutWhy } = folder
    if (!isRead) return t('folder.notRead')
    if (!syncedAt) return t('folder.begins')
    return [
      firstDone ? t('folder.looked', { when: formats.relative(syncedAt) }) : t('folder.first'),
      waiting > 0 && t('folder.waiting', { count: waiting, shown: formats.number(waiting) }),
      lastMessageAt && t('folder.newest', { when: formats.relative(lastMessageAt) }),
      leftOutWhy &&
        t('folder.leftOut', {
          count: leftOut,
          shown: formats.number(leftOut),
          why: t(`folder.why.${leftOutWhy}`),
        }),
      // What holds for the whole mailbox stands above.
      lastError && lastError !== mailbox.lastError && t([`failure.${problemIn(lastError).code}`, 'failure.other']),
    ]
      .filter(Boolean)
      .join(' · ')
  }
  if (mailbox.folders.length === 0) return <p className={styles.quiet}>{t('folder.none')}</p>
  return (
    <ul className={sectionRows}>
      {mailbox.folders.map((folder) => (
        <li key={folder.id}>
          <div className={rowWords}>
            <div>{folder.path}</div>
            <div className={rowNote}>{words(folder)}</div>
          </div>
          <Switch
            aria-label={t('folder.read', { name: folder.path })}
            checked={folder.isRead}
            disabled={!mailbox.may.change}
            onChange={({ currentTarget }) => change.mutate({ id: folder.id, isRead: currentTarget.checked })}
          />
        </li>
      ))}
    </ul>
  )
}
