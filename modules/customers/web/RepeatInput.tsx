import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { common, type FormEditorProps } from '#app/web/objects/FormField.tsx'
import { textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { offeredRules, repeatWords } from './repeat.ts'

const OWN = 'own'

/** How a task comes again: what is likely for its day, or a rule of one's own. */
export function RepeatInput(props: FormEditorProps) {
  const { t } = useTranslation('customers')
  const formats = useFormats()
  const dueAt = textOf(props.values('dueAt'))
  const rule = textOf(props.value)
  const [own, setOwn] = useState(false)
  const offered = offeredRules(formats.dayKey(dueAt || new Date().toISOString()))
  const rules = rule && !own && !offered.includes(rule) ? [rule, ...offered] : offered
  return (
    <>
      <Select
        {...common(props)}
        description={rule && !dueAt ? t('repeat.needsDue') : undefined}
        error={own ? undefined : props.error}
        placeholder={t('repeat.none')}
        clearable
        data={[
          ...rules.map((value) => ({ value, label: repeatWords(value, t, formats.locale) })),
          { value: OWN, label: t('repeat.own') },
        ]}
        value={own ? OWN : rule || null}
        onChange={(next) => {
          setOwn(next === OWN)
          if (next !== OWN) props.onChange(next)
        }}
      />
      {own && (
        <TextInput
          autoFocus
          label={t('repeat.rule')}
          description={t('repeat.ruleHelp')}
          error={props.error}
          value={rule}
          onChange={(event) => props.onChange(event.currentTarget.value || null)}
        />
      )}
    </>
  )
}
