import { useTranslation } from 'react-i18next'
import { MessageState } from './MessageState.tsx'

/** This person may know of the screen but not see it; says who can change that. */
export function ForbiddenState({ reason }: { reason?: string }) {
  const { t } = useTranslation('ui')
  return (
    <MessageState
      role="alert"
      title={t('forbidden.title')}
      detail={reason ?? t('forbidden.detail')}
      footnote={t('forbidden.mend')}
    />
  )
}
