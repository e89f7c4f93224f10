import { ActionIcon } from '@mantine/core'
import { IconPaperclip, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './ReplyBox.module.css'
import type { AttachedFile } from './use-attached.ts'

interface AttachedFilesProps {
  files: readonly AttachedFile[]
  remove: (id: string) => void
}

/** What leaves with it; each can be left behind. */
export function AttachedFiles({ files, remove }: AttachedFilesProps) {
  const { t } = useTranslation('conversations')
  if (files.length === 0) return null
  return (
    <ul className={styles.files}>
      {files.map(({ id, name }) => (
        <li key={id}>
          {name}
          <ActionIcon size="xs" aria-label={t('reply.removeFile', { name })} onClick={() => remove(id)}>
            <IconX size={12} stroke={1.6} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  )
}

/** Chooses files, several at once. */
export function AttachButton({ attach }: { attach: (file: File) => Promise<void> }) {
  const { t } = useTranslation('conversations')
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <ActionIcon aria-label={t('reply.attach')} title={t('reply.attach')} onClick={() => input.current?.click()}>
        <IconPaperclip size={16} stroke={1.6} />
      </ActionIcon>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          for (const file of event.currentTarget.files ?? []) void attach(file)
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
