import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './CalendarBar.module.css'
import type { Kinds, ShownKind } from './calendar-entry.ts'
import { colourOf } from './EntryLink.tsx'

/** What can be made from here: what stands in the calendar by a moment of its own. */
export const creatable = (kinds: Kinds): ShownKind[] =>
  [...kinds.values()].filter(({ usual, yearly, model }) => usual && !yearly && model.descriptor.may.create)

interface NewEntryProps {
  kinds: Kinds
  opened: boolean
  setOpened: (opened: boolean) => void
  choose: (kind: ShownKind) => void
}

/** The button that makes something dated, and asks what. */
export function NewEntry({ kinds, opened, setOpened, choose }: NewEntryProps) {
  const { t } = useTranslation('calendar')
  const makeable = creatable(kinds)
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" returnFocus>
      <Menu.Target>
        <Button
          variant="filled"
          leftSection={<IconPlus size={16} stroke={1.6} />}
          disabled={makeable.length === 0}
          aria-keyshortcuts="n"
        >
          {t('new')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {makeable.map((kind) => (
          <Menu.Item
            key={kind.kind}
            style={colourOf(kind)}
            leftSection={<span className={styles.dot} />}
            onClick={() => choose(kind)}
          >
            {kind.value === null ? kind.model.one : kind.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
