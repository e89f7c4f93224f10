import { useTranslation } from 'react-i18next'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { useRefusalWords } from '../use-submission.ts'
import { Entrance } from './Entrance.tsx'

/** A link that opens nothing any more, and why. */
export function InvitationGone({ error }: { error: unknown }) {
  const { t } = useTranslation('team')
  const words = useRefusalWords()
  return (
    <Entrance
      title={t('joining.gone')}
      detail={words(error)}
      aside={<UiLink href="/sign-in">{t('signIn.action')}</UiLink>}
    />
  )
}
