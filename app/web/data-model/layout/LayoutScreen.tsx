import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import styles from '../DataModel.module.css'
import { dataModelHref } from '../data-model-routes.ts'
import { ObjectFrame } from '../ObjectFrame.tsx'
import { LayoutEditor } from './LayoutEditor.tsx'

/** How the page of an object's records is laid out, for everybody and for single teams. */
export function LayoutScreen() {
  return <ObjectFrame>{(model) => <Layouts model={model} />}</ObjectFrame>
}

function Layouts({ model }: { model: ObjectModel }) {
  const { t } = useTranslation('data-model')
  const router = useRouter()
  const { object = '' } = useParams({ strict: false })
  const { team }: { team?: string } = useSearch({ strict: false })
  const layouts = useQuery(api.layouts.list.queryOptions({ input: { object } }))
  const { data: teams } = useQuery(api.teams.list.queryOptions({ input: {} }))
  if (layouts.error) return <PartProblem problem={layouts.error} retry={() => void layouts.refetch()} />
  if (!layouts.data) return <RowSkeletons count={6} />
  const all = layouts.data.items
  const general = all.find(({ teamId }) => teamId === null)
  const own = team ? all.find(({ teamId }) => teamId === team) : general
  const named = (id: string, name: string) =>
    all.some(({ teamId }) => teamId === id) ? t('layout.ownOf', { name }) : t('layout.asAll', { name })
  return (
    <>
      {teams && teams.items.length > 0 && (
        <Select
          label={t('layout.for')}
          maw={320}
          allowDeselect={false}
          value={team ?? 'all'}
          data={[
            { value: 'all', label: t('layout.everybody') },
            ...teams.items.map(({ id, name }) => ({ value: id, label: named(id, name) })),
          ]}
          onChange={(value) =>
            router.history.replace(dataModelHref(object, 'layout', value && value !== 'all' ? { team: value } : {}))
          }
        />
      )}
      <p className={styles.note}>{t('layout.about')}</p>
      <LayoutEditor
        key={`${team} ${own?.id} ${own?.version}`}
        model={model}
        stored={own}
        start={own ?? general}
        team={team ?? null}
      />
    </>
  )
}
