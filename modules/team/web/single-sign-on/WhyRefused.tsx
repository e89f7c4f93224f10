import { useTranslation } from 'react-i18next'
import { Refusal } from '../Refusal.tsx'

/** Why the way over a provider ended at the sign-in screen, and what to do. */
export function WhyRefused({ refused, about }: { refused: string | undefined; about: string | undefined }) {
  const { t } = useTranslation('single-sign-on')
  if (!refused) return null
  return <Refusal>{t([`refused.${refused}`, 'refused.other'], { about })}</Refusal>
}
