import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronRight, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddField } from './AddField.tsx'
import { moved, without } from './draft.ts'
import { FieldSettings } from './FieldSettings.tsx'
import type { Faults } from './FormScreen.tsx'
import styles from './Forms.module.css'
import { askableQuery, type FormField } from './form-client.ts'
import { useFieldWords } from './use-field-words.ts'

interface FieldsEditorProps {
  fields: FormField[]
  set: (fields: FormField[]) => void
  faultAt: Faults
}

/** The fields in their order; one at a time is open. */
export function FieldsEditor({ fields, set, faultAt }: FieldsEditorProps) {
  const { t } = useTranslation('forms')
  const { data } = useQuery(askableQuery())
  const [open, setOpen] = useState<string>()
  const words = useFieldWords()
  const askable = data?.items ?? []
  const kindOf = (field: FormField) =>
    field.of === 'form' ? t(`inputs.${field.input}`) : words({ ...field, label: null })
  return (
    <>
      <ol className={styles.fields}>
        {fields.map((field, index) => {
          const isOpen = open === field.key
          return (
            <li key={field.key} className={styles.field} data-open={isOpen || undefined}>
              <div className={styles.fieldHead}>
                <button
                  type="button"
                  className={`plain ${styles.fieldName}`}
                  aria-expanded={isOpen}
                  onClick={() => setOpen(isOpen ? undefined : field.key)}
                >
                  {isOpen ? <IconChevronDown size={16} stroke={1.6} /> : <IconChevronRight size={16} stroke={1.6} />}
                  <span className={styles.label}>
                    {field.label || t('field.unnamed')}
                    {field.required && <span aria-hidden="true"> *</span>}
                  </span>
                  <span className={styles.quiet}>
                    {kindOf(field)}
                    {field.when && ` · ${t('field.conditional')}`}
                  </span>
                </button>
                <ActionIcon
                  aria-label={t('field.up', { name: field.label })}
                  disabled={index === 0}
                  onClick={() => set(moved(fields, index, -1))}
                >
                  <IconArrowUp size={16} stroke={1.6} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('field.down', { name: field.label })}
                  disabled={index === fields.length - 1}
                  onClick={() => set(moved(fields, index, 1))}
                >
                  <IconArrowDown size={16} stroke={1.6} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('field.remove', { name: field.label })}
                  onClick={() => set(without(fields, index))}
                >
                  <IconX size={16} stroke={1.6} />
                </ActionIcon>
              </div>
              {isOpen && (
                <FieldSettings
                  field={field}
                  before={fields.slice(0, index)}
                  askable={askable}
                  faultAt={(path) => faultAt(`content.fields.${index}.${path}`)}
                  set={(changed) => set(fields.map((one) => (one.key === field.key ? changed : one)))}
                />
              )}
            </li>
          )
        })}
      </ol>
      {fields.length === 0 && <p className={styles.quiet}>{t('builder.none')}</p>}
      <AddField
        fields={fields}
        askable={askable}
        add={(field) => {
          set([...fields, field])
          setOpen(field.key)
        }}
      />
    </>
  )
}
