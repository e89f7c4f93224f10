import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { common, type FormEditorProps } from '#app/web/objects/FormField.tsx'
import { textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { atLocal, localOf } from '#app/web/ui/local-time.ts'

/** Minutes before it is due. */
const ahead = ['0', '10', '30', '60', '1440', '10080'] as const
const AT = 'at'

/** When one is reminded: so long before it is due, or at a time of its own. */
export function RemindInput(props: FormEditorProps) {
  const { t } = useTranslation('customers')
  const { timeZone } = useFormats()
  const [dueAt, remindAt] = [textOf(props.values('dueAt')), textOf(props.value)]
  const before = dueAt && remindAt ? String((Date.parse(dueAt) - Date.parse(remindAt)) / 60_000) : ''
  const [own, setOwn] = useState(Boolean(remindAt) && !ahead.some((one) => one === before))
  const chosen = own ? AT : ahead.find((one) => one === before)
  return (
    <>
      <Select
        {...common(props)}
        placeholder={t('remind.none')}
        clearable
        data={[
          ...(dueAt ? ahead.map((value) => ({ value, label: t(`remind.before.${value}`) })) : []),
          { value: AT, label: t('remind.at') },
        ]}
        value={chosen ?? null}
        onChange={(next) => {
          setOwn(next === AT)
          if (next === null) props.onChange(null)
          else if (next !== AT) props.onChange(new Date(Date.parse(dueAt) - Number(next) * 60_000).toISOString())
        }}
      />
      {own && (
        <TextInput
          type="datetime-local"
          label={t('remind.when')}
          error={props.error}
          defaultValue={localOf(remindAt, timeZone)}
          onChange={(event) => props.onChange(atLocal(event.currentTarget.value, timeZone))}
        />
      )}
    </>
  )
}
