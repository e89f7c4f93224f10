import { useTranslation } from 'react-i18next'
import { PageHeader } from '../ui/PageHeader.tsx'

/** Stands at `/` until a module hands in the home of the day. */
export function EmptyHome() {
  const { t } = useTranslation()
  return <PageHeader title={t('nav.home')} />
}
