import { ActionIcon, Checkbox, Popover } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { cloneElement, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './ColumnsMenu.module.css'
import type { ColumnsMenuProps } from './ColumnsMenu.tsx'
import type { Opening } from './on-demand.tsx'

/** The columns, ordered by arrows rather than by dragging, so that keys can do it. */
export function ColumnsList({ columns, shown, onChange, opened, setOpened, children }: ColumnsMenuProps & Opening) {
  const { t } = useTranslation('ui')
  const ordered = [
    ...shown.flatMap((key) => columns.find((column) => column.key === key) ?? []),
    ...columns.filter((column) => !shown.includes(column.key)),
  ]
  const move = (key: string, by: number) => {
    const at = shown.indexOf(key)
    const rest = shown.filter((other) => other !== key)
    onChange([...rest.slice(0, at + by), key, ...rest.slice(at + by)])
  }
  const button = children as ReactElement<{ onClick: () => void }>
  return (
    <Popover position="bottom-end" width={260} trapFocus returnFocus opened={opened} onChange={setOpened}>
      <Popover.Target>{cloneElement(button, { onClick: () => setOpened(!opened) })}</Popover.Target>
      <Popover.Dropdown p={4}>
        <ul className={styles.list} aria-label={t('columns.label')}>
          {ordered.map((column) => {
            const at = shown.indexOf(column.key)
            return (
              <li key={column.key} className={styles.line}>
                <Checkbox
                  label={column.label}
                  checked={at >= 0}
                  disabled={column.fixed}
                  onChange={() =>
                    onChange(at >= 0 ? shown.filter((key) => key !== column.key) : [...shown, column.key])
                  }
                />
                {at >= 0 && !column.fixed && (
                  <span className={styles.arrows}>
                    <ActionIcon
                      size={24}
                      disabled={at <= 1}
                      aria-label={t('columns.up', { column: column.label })}
                      onClick={() => move(column.key, -1)}
                    >
                      <IconArrowUp size={14} stroke={1.6} />
                    </ActionIcon>
                    <ActionIcon
                      size={24}
                      disabled={at === shown.length - 1}
                      aria-label={t('columns.down', { column: column.label })}
                      onClick={() => move(column.key, 1)}
                    >
                      <IconArrowDown size={14} stroke={1.6} />
                    </ActionIcon>
                  </span>
                )}
              </li>
            )
          })}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
