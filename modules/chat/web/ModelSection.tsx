import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { Section } from '#app/web/ui/Section.tsx'
import { ModelForm } from './ModelForm.tsx'
import { modelQuery } from './model-client.ts'

/** Settings → Chat → by which language model the assistant words its answers. */
export function ModelSection() {
  const { t } = useTranslation('chat')
  const found = useQuery(modelQuery)
  return (
    <Section title={t('model.title')} detail={t('model.detail')}>
      {found.isPending && <RowSkeletons count={3} />}
      {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
      {found.data && <ModelForm kept={found.data} />}
    </Section>
  )
}
