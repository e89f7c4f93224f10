import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { sectionButtons } from '#app/web/ui/Section.tsx'
import styles from './NewKey.module.css'

interface NewKeyProps {
  name: string
  secret: string
  done: () => void
}

/** The key itself, this once. */
export function NewKey({ name, secret, done }: NewKeyProps) {
  const { t } = useTranslation('team')
  return (
    <div className={styles.sheet}>
      <p role="status">{t('apiKeys.shownOnce', { name })}</p>
      <code className={styles.key}>{secret}</code>
      <div className={sectionButtons}>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button
              variant="filled"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} stroke={1.6} />}
              onClick={copy}
            >
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={done}>{t('ui:done')}</Button>
      </div>
    </div>
  )
}
