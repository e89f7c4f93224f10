import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { MessageState } from './MessageState.tsx'

interface ErrorStateProps {
  kind: 'failed' | 'offline'
  /** What the server said, in words for people. */
  detail?: string
  requestId?: string
  retry?: () => void
}

/** Something did not work: what happened, what to do, and the number to quote. */
export function ErrorState({ kind, detail, requestId, retry }: ErrorStateProps) {
  const { t } = useTranslation('ui')
  return (
    <MessageState
      role="alert"
      title={t(`error.${kind}.title`)}
      detail={detail ?? t(`error.${kind}.detail`)}
      action={
        retry && (
          <Button leftSection={<IconRefresh size={16} stroke={1.6} />} onClick={retry}>
            {t('error.retry')}
          </Button>
        )
      }
      footnote={requestId && t('error.request', { id: requestId })}
    />
  )
}
