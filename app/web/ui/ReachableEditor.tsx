import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type FocusEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EditorProps, editorKeys } from './editors.tsx'
import { type Reachable, reachablesOf } from './field.ts'
import styles from './PropertyList.module.css'

/** Several emails or phones, one of them primary. Leaving the group saves, Escape lets go. */
export function ReachableEditor({ field, labelledBy, value, commit, cancel }: EditorProps) {
  const { t } = useTranslation('ui')
  const group = useId()
  const [list, setList] = useState<Reachable[]>(() => {
    const all = reachablesOf(value)
    return all.length ? all : [{ value: '', primary: true }]
  })
  const change = (index: number, next: string) =>
    setList(list.map((one, at) => (at === index ? { ...one, value: next } : one)))
  const save = () => commit(withOnePrimary(list))
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) save()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and a legend twice
    <div role="group" aria-labelledby={labelledBy} className={styles.editor} onBlur={onBlur}>
      {list.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values change under the hand; the place is their identity
        <div key={index} className={styles.several}>
          <input
            type="radio"
            name={group}
            checked={one.primary}
            aria-label={t('property.primary')}
            title={t('property.primary')}
            onChange={() => setList(list.map((other, at) => ({ ...other, primary: at === index })))}
          />
          <TextInput
            autoFocus={index === list.length - 1}
            size="xs"
            type={field.type === 'emails' ? 'email' : 'tel'}
            aria-label={t('property.nth', { field: field.label, place: index + 1 })}
            value={one.value}
            onChange={(event) => change(index, event.currentTarget.value)}
            onKeyDown={editorKeys(save, cancel)}
          />
          <ActionIcon
            aria-label={t('property.remove', { value: one.value })}
            onClick={() => setList(list.filter((_, at) => at !== index))}
          >
            <IconX size={14} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <div className={styles.buttons}>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconPlus size={14} stroke={1.6} />}
          onClick={() => setList([...list, { value: '', primary: list.length === 0 }])}
        >
          {t('property.another')}
        </Button>
      </div>
    </div>
  )
}

/** Without empty ones, and with exactly one primary as long as there is any. */
export function withOnePrimary(list: Reachable[]): Reachable[] {
  const filled = list.map((one) => ({ ...one, value: one.value.trim() })).filter((one) => one.value)
  const primary = Math.max(
    0,
    filled.findIndex((one) => one.primary),
  )
  return filled.map((one, index) => ({ ...one, primary: index === primary }))
}
