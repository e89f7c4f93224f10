import { useTranslation } from 'react-i18next'
import { MessageState } from '../ui/MessageState.tsx'
import { UiLink } from '../ui/UiLink.tsx'

/** No such place, or a record this person may not know of: both look the same on purpose. */
export function RouteNotFound() {
  const { t } = useTranslation()
  return (
    <MessageState
      alone
      title={t('notFound.title')}
      detail={t('notFound.detail')}
      action={<UiLink href="/">{t('notFound.action')}</UiLink>}
    />
  )
}
