import { Button, Checkbox, Popover } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './CalendarBar.module.css'
import type { Kinds, ShownKind } from './calendar-entry.ts'
import { colourOf } from './EntryLink.tsx'

interface KindsMenuProps {
  kinds: Kinds
  /** Comma-separated; the usual ones where it is left out. */
  chosen: string | undefined
  change: (chosen: string | undefined) => void
}

/** What stands in the calendar, in its colours: what usually does, and every other date there is. */
export function KindsMenu({ kinds, chosen, change }: KindsMenuProps) {
  const { t } = useTranslation('calendar')
  const all = [...kinds.values()]
  const shown = new Set(chosen?.split(',') ?? all.filter(({ usual }) => usual).map(({ kind }) => kind))
  const toggle = (kind: string) => {
    const next = all.filter((one) => shown.has(one.kind) !== (one.kind === kind))
    const isUsual = next.every(({ usual }) => usual) && next.length === all.filter(({ usual }) => usual).length
    change(isUsual ? undefined : next.map((one) => one.kind).join(','))
  }
  const line = (kind: ShownKind) => (
    <div key={kind.kind} className={styles.kind} style={colourOf(kind)}>
      <Checkbox
        size="xs"
        label={
          <span className={styles.kind}>
            <span className={styles.dot} aria-hidden="true" />
            {kind.label}
          </span>
        }
        checked={shown.has(kind.kind)}
        onChange={() => toggle(kind.kind)}
      />
    </div>
  )
  const others = all.filter(({ usual }) => !usual)
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button size="xs" rightSection={<IconChevronDown size={14} stroke={1.6} />}>
          {t('kinds')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.list} aria-label={t('kinds')}>
        {all.filter(({ usual }) => usual).map(line)}
        {others.length > 0 && <p className={styles.more}>{t('moreKinds')}</p>}
        {others.map(line)}
      </Popover.Dropdown>
    </Popover>
  )
}
