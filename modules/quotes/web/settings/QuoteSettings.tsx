import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { Section } from '#app/web/ui/Section.tsx'
import { SettingsForm } from './SettingsForm.tsx'
import { quoteSettingsQuery } from './settings-query.ts'

/** Settings → Quotes: the brand on them, what a new one begins with, and how much may be given away unasked. */
export function QuoteSettings() {
  const { t } = useTranslation('quotes')
  const { session } = useShell()
  const found = useQuery(quoteSettingsQuery)
  if (!mayIn(session)('settings')) return <ForbiddenState />
  return (
    <Section title={t('settings.title')} detail={t('settings.detail')} wide>
      {found.isPending && <RowSkeletons count={6} />}
      {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
      {found.data && <SettingsForm settings={found.data} />}
    </Section>
  )
}
