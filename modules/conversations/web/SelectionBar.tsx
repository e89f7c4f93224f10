import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { MacroMenu, useMacros } from './MacroMenu.tsx'
import styles from './Selection.module.css'

/** What is done with all conversations that are chosen. */
export function SelectionBar({ ids, clear }: { ids: readonly string[]; clear: () => void }) {
  const { t } = useTranslation('conversations')
  const run = useMacros(ids)
  return (
    <div className={styles.selection} role="toolbar" aria-label={t('select.chosen', { count: ids.length })}>
      <span>{t('select.chosen', { count: ids.length })}</span>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => void run({ actions: [{ act: 'assign', to: 'me' }] }, t('select.take')).then(clear)}
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
