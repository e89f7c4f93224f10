import { ActionIcon, Input, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type Reachable, reachablesOf } from '../ui/field.ts'
import type { FormEditorProps } from './FormField.tsx'
import styles from './RecordForm.module.css'

/** Emails or phones: the first is the primary one. */
export function ReachablesInput({ field, value, error, required, autoFocus, onChange }: FormEditorProps) {
  const { t } = useTranslation('objects')
  const id = useId()
  const given = reachablesOf(value)
  const list: Reachable[] = given.length > 0 ? given : [{ value: '', primary: true }]
  const type = field.type === 'emails' ? 'email' : 'tel'
  const change = (next: Reachable[]) =>
    // An input that was emptied leaves its line; the first line stays.
    onChange(next.filter((one, index) => one.value !== '' || index === 0 || index === next.length - 1))
  const last = list.at(-1)
  return (
    <Input.Wrapper
      label={field.label}
      withAsterisk={required}
      error={error}
      labelElement="label"
      labelProps={{ htmlFor: id }}
    >
      <div className={styles.several}>
        {list.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: values change under the hand; the place is their identity
          <div key={index} className={styles.line}>
            <TextInput
              id={index === 0 ? id : undefined}
              type={type}
              autoFocus={autoFocus && index === 0}
              aria-label={index === 0 ? undefined : t('ui:property.nth', { field: field.label, place: index + 1 })}
              aria-invalid={error && index === 0 ? true : undefined}
              value={one.value}
              onChange={(event) =>
                change(list.map((other, at) => (at === index ? { ...other, value: event.currentTarget.value } : other)))
              }
            />
            {list.length > 1 && (
              <ActionIcon
                aria-label={t('ui:property.remove', { value: one.value })}
                onClick={() => onChange(withPrimary(list.filter((_, at) => at !== index)))}
              >
                <IconX size={14} stroke={1.6} />
              </ActionIcon>
            )}
          </div>
        ))}
        {last?.value && (
          <button
            type="button"
            className={`plain ${styles.another}`}
            onClick={() => onChange([...list, { value: '', primary: false }])}
          >
            {t('ui:property.another')}
          </button>
        )}
      </div>
    </Input.Wrapper>
  )
}

const withPrimary = (list: Reachable[]) =>
  list.some(({ primary }) => primary) ? list : list.map((one, index) => ({ ...one, primary: index === 0 }))
