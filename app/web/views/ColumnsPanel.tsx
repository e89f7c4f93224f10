import { ActionIcon, Checkbox, Popover } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconGripVertical,
  IconMinus,
  IconPin,
  IconPinFilled,
  IconPlus,
} from '@tabler/icons-react'
import { cloneElement, type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Opening } from '../ui/on-demand.tsx'
import type { ColumnsMenuProps } from './ColumnsMenu.tsx'
import styles from './Views.module.css'

/** Which columns there are, in which order, how wide, and which stay at the left; all of it by keys, too. */
export function ColumnsPanel({ columns, shown, onChange, opened, setOpened, children }: ColumnsMenuProps & Opening) {
  const { t } = useTranslation('views')
  const [dragged, setDragged] = useState<string>()
  const [over, setOver] = useState<string>()
  const chosen = new Set(shown.map(({ name }) => name))
  const labelled = (name: string) => columns.find(({ key }) => key === name)
  const rest = columns.filter(({ key }) => !chosen.has(key))
  const put = (name: string, at: number) => {
    const moved = shown.find((one) => one.name === name)
    const others = shown.filter((one) => one.name !== name)
    // The first column names the record and stays first.
    if (moved && at > 0) onChange([...others.slice(0, at), moved, ...others.slice(at)])
  }
  const set = (name: string, patch: { width?: number; pinned?: boolean }) =>
    onChange(shown.map((one) => (one.name === name ? { ...one, ...patch } : one)))
  const button = children as ReactElement<{ onClick: () => void }>
  return (
    <Popover position="bottom-end" width={340} trapFocus returnFocus opened={opened} onChange={setOpened}>
      <Popover.Target>{cloneElement(button, { onClick: () => setOpened(!opened) })}</Popover.Target>
      <Popover.Dropdown p={4}>
        <ul className={styles.columns} aria-label={t('columns.label')}>
          {shown.map((one, at) => {
            const column = labelled(one.name)
            if (!column) return null
            const words = { column: column.label }
            const width = one.width ?? column.width
            const PinMark = one.pinned ? IconPinFilled : IconPin
            return (
              <li
                key={one.name}
                className={styles.column}
                draggable={!column.fixed}
                data-over={(over === one.name && dragged !== undefined) || undefined}
                onDragStart={() => setDragged(one.name)}
                onDragEnd={() => setDragged(undefined)}
                onDragLeave={() => setOver(undefined)}
                onDragOver={(event) => {
                  if (!dragged || at === 0) return
                  event.preventDefault()
                  setOver(one.name)
                }}
                onDrop={() => {
                  const from = shown.findIndex(({ name }) => name === dragged)
                  if (dragged) put(dragged, from < at ? at - 1 : at)
                  setOver(undefined)
                }}
              >
                <IconGripVertical
                  size={14}
                  stroke={1.6}
                  className={styles.grip}
                  visibility={column.fixed ? 'hidden' : undefined}
                  aria-hidden="true"
                />
                <Checkbox
                  className={styles.columnName}
                  label={column.label}
                  checked
                  disabled={column.fixed}
                  onChange={() => onChange(shown.filter(({ name }) => name !== one.name))}
                />
                <Step
                  icon={IconMinus}
                  label={t('columns.narrower', words)}
                  run={() => set(one.name, { width: Math.max(64, width - 16) })}
                />
                <Step
                  icon={IconPlus}
                  label={t('columns.wider', words)}
                  run={() => set(one.name, { width: Math.min(1_000, width + 16) })}
                />
                <Step
                  icon={IconArrowUp}
                  label={t('columns.up', words)}
                  off={at <= 1}
                  run={() => put(one.name, at - 1)}
                />
                <Step
                  icon={IconArrowDown}
                  label={t('columns.down', words)}
                  off={column.fixed || at === shown.length - 1}
                  run={() => put(one.name, at + 1)}
                />
                <Step
                  icon={PinMark}
                  pressed={one.pinned ?? false}
                  label={t('columns.pin', words)}
                  run={() => set(one.name, { pinned: one.pinned ? undefined : true })}
                />
              </li>
            )
          })}
          {rest.map((column) => (
            <li key={column.key} className={styles.column}>
              <Checkbox
                ml={18}
                className={styles.columnName}
                label={column.label}
                checked={false}
                onChange={() => onChange([...shown, { name: column.key }])}
              />
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

interface StepProps {
  icon: typeof IconPlus
  label: string
  run: () => void
  off?: boolean
  pressed?: boolean
}

function Step({ icon: Mark, label, run, off, pressed }: StepProps) {
  return (
    <ActionIcon size={24} aria-label={label} title={label} disabled={off} aria-pressed={pressed} onClick={run}>
      <Mark size={14} stroke={1.6} />
    </ActionIcon>
  )
}
