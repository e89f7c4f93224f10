import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Line } from './inbox-client.ts'
import { MacroMenu, useMacros } from './MacroMenu.tsx'
import styles from './Selection.module.css'

/** What is done with all conversations that are chosen. */
export function SelectionBar({ lines, clear }: { lines: readonly Line[]; clear: () => void }) {
  const { t } = useTranslation('conversations')
  const ids = lines.map(({ id }) => id)
  // What somebody else was given since one saw it is not taken from them.
  const from = lines.map(({ id, assigneeId }) => ({ id, assigneeId }))
  const run = useMacros(ids)
  return (
    <div className={styles.selection} role="toolbar" aria-label={t('select.chosen', { count: ids.length })}>
      <span>{t('select.chosen', { count: ids.length })}</span>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => void run({ actions: [{ act: 'assign', to: 'me' }], from }, t('select.take')).then(clear)}
      >
        {t('select.take')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => void run({ actions: [{ act: 'state', state: 'resolved' }] }, t('thread.resolve')).then(clear)}
      >
        {t('thread.resolve')}
      </Button>
      <MacroMenu conversationIds={ids} />
      <ActionIcon size="sm" aria-label={t('select.clear')} onClick={clear}>
        <IconX size={14} stroke={1.6} />
      </ActionIcon>
    </div>
  )
}
