import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { Section } from '#app/web/ui/Section.tsx'
import { categoriesQuery, centreQuery } from '../knowledge-client.ts'
import { CategoriesForm } from './CategoriesForm.tsx'
import { CentreForm } from './CentreForm.tsx'

/** Settings → Help centre: its address, languages and look, and the topics of its articles. */
export function HelpCentreSettings() {
  const { t } = useTranslation('knowledge')
  const { session } = useShell()
  const centre = useQuery(centreQuery)
  const categories = useQuery(categoriesQuery)
  const may = mayIn(session)
  if (!may('articles.read') || !may('settings')) return <ForbiddenState />
  return (
    <>
      <Section title={t('centre.title')} detail={t('centre.detail')}>
        {centre.isPending && <RowSkeletons count={6} />}
        {centre.error && <PartProblem problem={centre.error} retry={() => void centre.refetch()} />}
        {centre.data && <CentreForm key={centre.data.version} centre={centre.data} />}
      </Section>
      <Section title={t('categories.title')} detail={t('categories.detail')} wide>
        {categories.isPending && <RowSkeletons count={3} />}
        {categories.error && <PartProblem problem={categories.error} retry={() => void categories.refetch()} />}
        {categories.data && centre.data && (
          <CategoriesForm
            key={centre.data.languages.join()}
            categories={categories.data.items}
            languages={centre.data.languages}
          />
        )}
      </Section>
    </>
  )
}
