import { Menu } from '@mantine/core'
import { IconCalendar, IconDeviceFloppy, IconLayoutKanban, IconTable, IconTimeline } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hrefWith, type ListSearch } from '../objects/list-search.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { useShell } from '../shell/shell-context.ts'
import type { Opening } from '../ui/on-demand.tsx'
import { boardFields, dateFields } from './fields-for.ts'
import type { ListView } from './use-list-view.ts'
import { ViewDialog } from './ViewDialog.tsx'

const icon = { size: 16, stroke: 1.6 }

/** Ways to a new view: what is shown now, another layout, or what one often wants of this object. */
export function AddView({
  model,
  place,
  opened,
  setOpened,
  children,
}: { model: ObjectModel; place: ListView } & Opening) {
  const { t } = useTranslation('views')
  const router = useRouter()
  const { session } = useShell()
  const [saving, setSaving] = useState(false)
  const presets = model.view.presets?.(session) ?? []
  const board = boardFields(model)[0]
  const date = dateFields(model)[0]
  const show = (search: ListSearch) => router.history.push(hrefWith(model.path, search))
  return (
    <>
      <Menu position="bottom-start" width={260} opened={opened} onChange={setOpened}>
        <Menu.Target>{children}</Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconDeviceFloppy {...icon} />} onClick={() => setSaving(true)}>
            {t('saveShown')}
          </Menu.Item>
          {board && (
            <Menu.Item
              leftSection={<IconLayoutKanban {...icon} />}
              onClick={() => show({ kind: 'board', board: board.key })}
            >
              {t('boardBy', { field: board.label })}
            </Menu.Item>
          )}
          {date && (
            <Menu.Item
              leftSection={<IconCalendar {...icon} />}
              onClick={() => show({ kind: 'calendar', date: date.key })}
            >
              {t('calendarBy', { field: date.label })}
            </Menu.Item>
          )}
          {model.view.Timeline && (
            <Menu.Item leftSection={<IconTimeline {...icon} />} onClick={() => show({ kind: 'timeline' })}>
              {t('kind.timeline')}
            </Menu.Item>
          )}
          {presets.length > 0 && <Menu.Label>{t('suggested')}</Menu.Label>}
          {presets.map(({ id, filter, sort }) => (
            <Menu.Item
              key={id}
              leftSection={<IconTable {...icon} />}
              onClick={() => show({ filter, ...(sort ? { sort } : {}) })}
            >
              {model.words(`presets.${id}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {saving && <ViewDialog model={model} place={place} close={() => setSaving(false)} />}
    </>
  )
}
