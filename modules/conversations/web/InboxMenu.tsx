import { Menu } from '@mantine/core'
import { IconCheck, IconFolder, IconHourglass, IconTable } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { type InboxSearch, states } from './inbox-search.ts'
import type { InboxLines } from './use-inbox-list.ts'

interface InboxMenuProps {
  list: InboxLines
  search: InboxSearch
  go: (to: InboxSearch) => void
}

/** Other boxes, states, orders, and the saved folders. */
export function InboxMenu({ list, search, go }: InboxMenuProps) {
  const { t } = useTranslation('conversations')
  const tick = (isOn: boolean) => (isOn ? <IconCheck size={14} stroke={1.6} /> : <span style={{ inlineSize: 14 }} />)
  const without = ({ folder: _, ...rest }: InboxSearch): InboxSearch => rest
  const { sort, ...latest } = search
  return (
    <Menu.Dropdown>
      <Menu.Label>{t('inbox.boxes.label')}</Menu.Label>
      {(['unattended', 'mentions'] as const).map((box) => (
        <Menu.Item
          key={box}
          leftSection={tick(search.box === box && !search.folder)}
          onClick={() => go({ ...without(search), box })}
        >
          {t(`inbox.boxes.${box}`)}
        </Menu.Item>
      ))}
      <Menu.Label>{t('inbox.state')}</Menu.Label>
      {states.map((state) => (
        <Menu.Item
          key={state}
          leftSection={tick((search.state ?? 'open') === state && !search.folder)}
          onClick={() => go({ ...without(search), state })}
        >
          {t(`conversation.options.state.${state}`)}
        </Menu.Item>
      ))}
      <Menu.Label>{t('inbox.order')}</Menu.Label>
      <Menu.Item leftSection={tick(sort === undefined)} onClick={() => go(latest)}>
        {t('inbox.latest')}
      </Menu.Item>
      <Menu.Item leftSection={tick(sort === 'waiting')} onClick={() => go({ ...search, sort: 'waiting' })}>
        {t('inbox.waiting')}
      </Menu.Item>
      <Menu.Label>{t('inbox.folders')}</Menu.Label>
      {list.folders.map(({ id, name }) => (
        <Menu.Item
          key={id}
          leftSection={<IconFolder size={14} stroke={1.6} />}
          onClick={() => go({ ...search, folder: id })}
        >
          {name}
        </Menu.Item>
      ))}
      <Menu.Item component={UiLink} href="/queue" leftSection={<IconHourglass size={14} stroke={1.6} />}>
        {t('inbox.queue')}
      </Menu.Item>
      <Menu.Item component={UiLink} href="/conversations" leftSection={<IconTable size={14} stroke={1.6} />}>
        {t('inbox.table')}
      </Menu.Item>
    </Menu.Dropdown>
  )
}
