import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import { freshKey } from './draft.ts'
import type { Askable, FormField } from './form-client.ts'
import { useFieldWords } from './use-field-words.ts'

const inputs = ['line', 'paragraph', 'choice', 'yes', 'file'] as const
const blank = { help: '', placeholder: '', required: false, choices: [], when: null }

interface AddFieldProps {
  fields: readonly FormField[]
  askable: readonly Askable[]
  add: (field: FormField) => void
}

/** Offers what a form may ask for and does not yet: of the contact, of the company, and questions of its own. */
export function AddField({ fields, askable, add }: AddFieldProps) {
  const { t } = useTranslation('forms')
  const words = useFieldWords()
  const contact = useModel('contact')
  const company = useModel('company')
  const left = askable.filter((one) => !fields.some(({ of, field }) => of === one.of && field === one.field))
  const groups = [
    { of: 'contact' as const, label: contact?.one ?? '' },
    { of: 'company' as const, label: company?.one ?? '' },
  ]
  const addOwn = (input: (typeof inputs)[number]) => {
    const label = t(`inputs.${input}`)
    const choices = input === 'choice' ? [t('field.choiceOne'), t('field.choiceTwo')] : []
    add({ ...blank, key: freshKey(fields, input), of: 'form', field: '', input, label, choices })
  }
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} stroke={1.6} />}>{t('builder.add')}</Button>
      </Menu.Target>
      <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('builder.own')}</Menu.Label>
        {inputs.map((input) => (
          <Menu.Item key={input} onClick={() => addOwn(input)}>
            {t(`inputs.${input}`)}
          </Menu.Item>
        ))}
        {groups.map(({ of, label }) => {
          const some = left.filter((one) => one.of === of)
          return (
            some.length > 0 && (
              <div key={of}>
                <Menu.Label>{label}</Menu.Label>
                {some.map((one) => (
                  <Menu.Item
                    key={one.field}
                    onClick={() =>
                      add({
                        ...{ ...blank, key: freshKey(fields, one.field.replace('custom.', '')), of, field: one.field },
                        ...{ input: 'line', label: words(one), required: one.field === 'emails' },
                      })
                    }
                  >
                    {words(one)}
                  </Menu.Item>
                ))}
              </div>
            )
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
