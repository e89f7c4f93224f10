import { Button, Textarea } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '../objects/object-model.ts'
import forms from './DataForms.module.css'
import { FormulaCheck } from './FormulaCheck.tsx'

interface FormulaEditorProps {
  model: ObjectModel
  value: string
  /** Of a field that exists already. */
  name?: string
  error?: string
  onChange: (formula: string) => void
}

const usable = new Set([
  'text',
  'number',
  'money',
  'rating',
  'date',
  'dateTime',
  'boolean',
  'select',
  'email',
  'phone',
  'url',
])

/** What is worked out, written with the names of fields; a press on a name puts it where one writes. */
export function FormulaEditor({ model, value, name, error, onChange }: FormulaEditorProps) {
  const { t } = useTranslation('data-model')
  const input = useRef<HTMLTextAreaElement>(null)
  const fields = model.fields.filter(({ type, computed }) => usable.has(type) && !computed)
  const insert = (name: string) => {
    const at = input.current?.selectionStart ?? value.length
    onChange(`${value.slice(0, at)}${name}${value.slice(input.current?.selectionEnd ?? at)}`)
    requestAnimationFrame(() => {
      input.current?.focus()
      input.current?.setSelectionRange(at + name.length, at + name.length)
    })
  }
  return (
    <div>
      <Textarea
        ref={input}
        label={t('formula.title')}
        description={t('formula.note')}
        withAsterisk
        autosize
        minRows={2}
        spellCheck={false}
        classNames={{ input: forms.code }}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <fieldset className={forms.names} aria-label={t('formula.fields')}>
        {fields.map(({ key, label }) => (
          <Button key={key} size="compact-xs" variant="default" title={key} onClick={() => insert(key)}>
            {label}
          </Button>
        ))}
      </fieldset>
      <FormulaCheck object={model.descriptor.name} formula={value} name={name} />
    </div>
  )
}
