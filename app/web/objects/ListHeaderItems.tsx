import { Menu } from '@mantine/core'
import { IconList, IconTrash, IconUpload } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Opening } from '../ui/on-demand.tsx'
import { hrefWith } from './list-search.ts'
import type { ObjectModel } from './object-model.ts'

interface ListHeaderItemsProps {
  model: ObjectModel
  /** The trash is shown. */
  trash: boolean
  mayImport: boolean
}

/** What else a list offers, on the button with the dots. */
export function ListHeaderItems({
  model,
  trash,
  mayImport,
  opened,
  setOpened,
  children,
}: ListHeaderItemsProps & Opening) {
  const { t } = useTranslation('objects')
  const router = useRouter()
  const { descriptor, path } = model
  return (
    <Menu position="bottom-end" width={200} opened={opened} onChange={setOpened}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {trash ? (
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
