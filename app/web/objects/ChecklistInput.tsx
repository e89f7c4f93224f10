import { ActionIcon, Button, Checkbox, Input, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type ChecklistItem, checklistOf } from '../ui/field.ts'
import type { FormEditorProps } from './FormField.tsx'
import styles from './RecordForm.module.css'

/** Small steps, one below the other; Enter begins the next. */
export function ChecklistInput({ field, value, error, onChange }: FormEditorProps) {
  const { t } = useTranslation('ui')
  const list = useRef<HTMLUListElement>(null)
  const items = checklistOf(value)
  const change = (at: number, part: Partial<ChecklistItem>) =>
    onChange(items.map((item, index) => (index === at ? { ...item, ...part } : item)))
  const add = () => {
    onChange([...items, { text: '', done: false }])
    requestAnimationFrame(() =>
      [...(list.current?.querySelectorAll<HTMLElement>('input[type=text]') ?? [])].at(-1)?.focus(),
    )
  }
  return (
    <Input.Wrapper label={field.label} error={error} labelElement="div">
      <ul ref={list} className={styles.steps}>
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place among the others
          <li key={at} className={styles.step}>
            <Checkbox
              aria-label={`${t('checklist.isDone')}: ${item.text || t('checklist.step', { number: at + 1 })}`}
              checked={item.done}
              onChange={(event) => change(at, { done: event.currentTarget.checked })}
            />
            <TextInput
              flex={1}
              aria-label={t('checklist.step', { number: at + 1 })}
              value={item.text}
              maxLength={300}
              onChange={(event) => change(at, { text: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.metaKey || event.ctrlKey) return
                event.preventDefault()
                add()
              }}
            />
            <ActionIcon
              aria-label={t('checklist.remove')}
              onClick={() => onChange(items.filter((_, index) => index !== at))}
            >
              <IconX size={14} stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        ml={-10}
        leftSection={<IconPlus size={14} stroke={1.6} />}
        onClick={add}
      >
        {t('checklist.add')}
      </Button>
    </Input.Wrapper>
  )
}
