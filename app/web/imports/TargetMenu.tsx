import { Select } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './ColumnsStep.module.css'
import { scrollingList } from './scrolling-list.ts'
import type { TargetGroup } from './target-menu.ts'

const LEFT_OUT = '-'

interface TargetMenuProps {
  /** The column's name. */
  column: string
  path: string | null
  label: (path: string) => string
  menu: TargetGroup[]
  choose: (path: string | null) => void
}

/** Where a column goes. The menu is only made when it is opened: a file may have a thousand columns. */
export function TargetMenu({ column, path, label, menu, choose }: TargetMenuProps) {
  const { t } = useTranslation('imports')
  const [opened, setOpened] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpened(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  const shown = path === null ? t('columns.leave') : label(path)
  if (!opened)
    return (
      <button
        ref={button}
        type="button"
        className={`plain ${styles.chosen}`}
        data-none={path === null || undefined}
        aria-haspopup="listbox"
        aria-label={t('columns.goesToNow', { column, field: shown })}
        onClick={() => setOpened(true)}
      >
        <span>{shown}</span>
        <IconSelector size={14} stroke={1.6} aria-hidden="true" />
      </button>
    )
  return (
    <Select
      autoFocus
      defaultDropdownOpened
      searchable
      allowDeselect={false}
      aria-label={t('columns.where', { column })}
      nothingFoundMessage={t('ui:nothingFits')}
      {...scrollingList}
      comboboxProps={{ width: 260, position: 'bottom-start' }}
      data={[{ value: LEFT_OUT, label: t('columns.leave') }, ...menu]}
      value={path ?? LEFT_OUT}
      onChange={(value) => value !== null && choose(value === LEFT_OUT ? null : value)}
      onDropdownClose={close}
    />
  )
}
