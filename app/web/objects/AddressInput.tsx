import { Input, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Address, addressesOf } from '../ui/field.ts'
import type { FormEditorProps } from './FormField.tsx'
import styles from './RecordForm.module.css'

const lines: (keyof Address)[][] = [['street'], ['postcode', 'city'], ['country']]

/** The first address; further ones are written on the record's page. */
export function AddressInput({ field, value, error, onChange }: FormEditorProps) {
  const { t } = useTranslation('ui')
  const [first = {}, ...rest] = addressesOf(value)
  const change = (part: keyof Address, text: string) => {
    const next = Object.fromEntries(Object.entries({ ...first, [part]: text }).filter(([, one]) => one))
    const written = Object.keys(next).length > 0 ? next : null
    onChange(field.type === 'address' ? written : written ? [written, ...rest] : rest)
  }
  return (
    <Input.Wrapper label={field.label} error={error} labelElement="div">
      <div className={styles.address}>
        {lines.map((parts) => (
          <div key={parts.join()} className={parts.length > 1 ? styles.place : undefined}>
            {parts.map((part) => (
              <TextInput
                key={part}
                aria-label={`${field.label}: ${t(`address.${part}`)}`}
                placeholder={t(`address.${part}`)}
                value={first[part] ?? ''}
                onChange={(event) => change(part, event.currentTarget.value)}
              />
            ))}
          </div>
        ))}
      </div>
    </Input.Wrapper>
  )
}
