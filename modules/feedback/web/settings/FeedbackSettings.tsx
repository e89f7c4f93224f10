import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { Section } from '#app/web/ui/Section.tsx'
import { settingsQuery } from '../feedback-client.ts'
import { SettingsForm } from './SettingsForm.tsx'

/** Settings → Customer ratings: whether, when and how customers are asked, and who follows up. */
export function FeedbackSettings() {
  const { t } = useTranslation('feedback')
  const { session } = useShell()
  const found = useQuery(settingsQuery)
  if (!mayIn(session)('settings')) return <ForbiddenState />
  return (
    <Section title={t('settings.title')} detail={t('settings.detail')}>
      {found.isPending && <RowSkeletons count={6} />}
      {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
      {found.data && <SettingsForm settings={found.data} />}
    </Section>
  )
}
