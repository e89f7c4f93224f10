import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { onDemand } from '../ui/on-demand.tsx'
import { tellFailure } from '../ui/toasts.tsx'
import { ViewTabs } from '../ui/ViewTabs.tsx'
import type { ListView } from './use-list-view.ts'
import { viewsQuery } from './views-query.ts'

const ViewItems = onDemand(async () => (await import('./ViewItems.tsx')).ViewItems)
const AddView = onDemand(async () => (await import('./AddView.tsx')).AddView)

/** The saved views as tabs, all records first; the tab one is on has the menu of its view. */
export function ViewsBar({ model, place }: { model: ObjectModel; place: ListView }) {
  const { t } = useTranslation('ui')
  const queries = useQueryClient()
  const { views, view, hrefOf } = place
  const move = (id: string, before: string | null) => {
    const { queryKey } = viewsQuery(model.descriptor.name)
    const moved = views.find((one) => one.id === id)
    if (!moved) return
    const rest = views.filter((one) => one !== moved)
    const at = before === null ? rest.length : rest.findIndex((one) => one.id === before)
    queries.setQueryData(queryKey, [...rest.slice(0, at), moved, ...rest.slice(at)])
    client.views
      .move({ id, before })
      .catch(tellFailure)
      .finally(() => void queries.invalidateQueries({ queryKey }))
  }
  return (
    <ViewTabs
      current={view?.id ?? (place.lost ? '' : 'all')}
      tabs={[
        { id: 'all', label: model.words('all'), href: hrefOf() },
        ...views.map((one) => ({
          id: one.id,
          label: one.name,
          href: hrefOf(one),
          kind: one.kind,
          sharing: one.visibility === 'team' && !one.teamId ? 'private' : one.visibility,
          movable: one.may.change,
        })),
      ]}
      move={move}
      menu={
        view && (
          <ViewItems model={model} place={place} view={view} move={move}>
            <ActionIcon size={20} aria-label={t('views.menu', { name: view.name })}>
              <IconChevronDown size={14} stroke={1.6} />
            </ActionIcon>
          </ViewItems>
        )
      }
      add={
        <AddView model={model} place={place}>
          <ActionIcon aria-label={t('views.add')}>
            <IconPlus size={16} stroke={1.6} />
          </ActionIcon>
        </AddView>
      }
    />
  )
}
