import { Menu } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconCopy, IconLink, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import type { Opening } from '../ui/on-demand.tsx'
import { offerUndo, tell, tellFailure } from '../ui/toasts.tsx'
import type { ListView } from './use-list-view.ts'
import { ViewDialog } from './ViewDialog.tsx'
import type { View } from './view-state.ts'
import { viewsQuery } from './views-query.ts'

interface ViewItemsProps {
  model: ObjectModel
  place: ListView
  view: View
  move: (id: string, before: string | null) => void
}

const icon = { size: 16, stroke: 1.6 }

/** What can be done with the view one is on. */
export function ViewItems({ model, place, view, move, opened, setOpened, children }: ViewItemsProps & Opening) {
  const { t } = useTranslation('views')
  const queries = useQueryClient()
  const [dialog, setDialog] = useState<'change' | 'copy'>()
  const { views } = place
  const at = views.findIndex(({ id }) => id === view.id)
  const own = view.may.change
  const why = own ? undefined : t('notYours')
  const refresh = () => queries.invalidateQueries({ queryKey: viewsQuery(model.descriptor.name).queryKey })
  const copyLink = async () => {
    await navigator.clipboard.writeText(window.location.href)
    tell(t('copied'))
  }
  const remove = async () => {
    await client.views.delete({ id: view.id })
    place.open()
    await refresh()
    const { object, name, kind, visibility, teamId, settings } = view
    offerUndo(t('deleted', { name }), async () => {
      const back = await client.views.create({ object, name, kind, visibility, teamId, settings })
      await refresh()
      place.open(back)
    })
  }
  return (
    <>
      <Menu position="bottom-start" width={240} opened={opened} onChange={setOpened}>
        <Menu.Target>{children}</Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil {...icon} />}
            disabled={!own}
            title={why}
            onClick={() => setDialog('change')}
          >
            {t('renameShare')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => setDialog('copy')}>
            {t('duplicate')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => copyLink().catch(tellFailure)}>
            {t('copyLink')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconArrowLeft {...icon} />}
            disabled={!own || at <= 0}
            title={why}
            onClick={() => move(view.id, views[at - 1]?.id ?? null)}
          >
            {t('moveBack')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowRight {...icon} />}
            disabled={!own || at === views.length - 1}
            title={why}
            onClick={() => move(view.id, views[at + 2]?.id ?? null)}
          >
            {t('moveOn')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconTrash {...icon} />}
            disabled={!own}
            title={why}
            onClick={() => remove().catch(tellFailure)}
          >
            {t('delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog && (
        <ViewDialog
          model={model}
          place={place}
          change={dialog === 'change' ? view : undefined}
          suggested={dialog === 'copy' ? t('copyOf', { name: view.name }) : view.name}
          close={() => setDialog(undefined)}
        />
      )}
    </>
  )
}
