import { Menu } from '@mantine/core'
import { IconAddressBook, IconChartPie, IconDownload, IconList, IconTrash, IconUpload } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Opening } from '../ui/on-demand.tsx'
import { hrefWith, type ListSearch } from './list-search.ts'
import type { ObjectModel } from './object-model.ts'

interface ListHeaderItemsProps {
  model: ObjectModel
  /** What is shown. */
  search: ListSearch
  mayImport: boolean
  mayExport: boolean
}

/** What else a list offers, on the button with the dots. */
export function ListHeaderItems({
  model,
  search,
  mayImport,
  mayExport,
  opened,
  setOpened,
  children,
}: ListHeaderItemsProps & Opening) {
  const { t } = useTranslation('objects')
  const router = useRouter()
  const { descriptor, path, view } = model
  return (
    <Menu position="bottom-end" width={200} opened={opened} onChange={setOpened}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {view.quickAdd && !search.trash && descriptor.may.create && (
          <Menu.Item
            leftSection={<IconAddressBook size={16} stroke={1.6} />}
            onClick={() => router.history.push(view.quickAdd ?? '')}
          >
            {t('list.quickAdd')}
          </Menu.Item>
        )}
        {search.trash ? (
          <Menu.Item leftSection={<IconList size={16} stroke={1.6} />} onClick={() => router.history.push(path)}>
            {model.many}
          </Menu.Item>
        ) : (
          <Menu.Item
            leftSection={<IconTrash size={16} stroke={1.6} />}
            onClick={() => router.history.push(hrefWith(path, { trash: true }))}
          >
            {t('trash.title')}
          </Menu.Item>
        )}
        {search.filter && !search.trash && (
          <Menu.Item
            leftSection={<IconChartPie size={16} stroke={1.6} />}
            onClick={() => {
              const begin = { object: descriptor.name, filter: search.filter }
              router.history.push(hrefWith('/segments/new', begin as ListSearch)) // its own screen reads the object
            }}
          >
            {t('list.saveAsSegment')}
          </Menu.Item>
        )}
        {mayExport && (
          <Menu.Item
            leftSection={<IconDownload size={16} stroke={1.6} />}
            onClick={() =>
              router.history.push(hrefWith('/exports/new', { ...search, object: descriptor.name } as ListSearch))
            }
          >
            {t('list.export')}
          </Menu.Item>
        )}
        {mayImport && (
          <Menu.Item
            hiddenFrom="sm"
            leftSection={<IconUpload size={16} stroke={1.6} />}
            onClick={() => router.history.push(`/imports/new?object=${descriptor.name}`)}
          >
            {t('list.import')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
