import { SegmentedControl, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import styles from './Rights.module.css'
import type { RoleRules } from './rights-client.ts'

interface FieldRightsProps {
  rules: RoleRules
  change: (rules: RoleRules) => void
  disabled: boolean
}

type Sight = 'visible' | 'readonly' | 'hidden'

/** Which fields of an object a role does not see, or sees and may not change. */
export function FieldRights({ rules, change, disabled }: FieldRightsProps) {
  const { t } = useTranslation('rights')
  const { models } = useObjects()
  const [object, setObject] = useState<string | null>('contact')
  const model = object ? models.get(object) : undefined
  const own = (object && rules.fields[object]) || { hidden: [], readonly: [] }
  const sightOf = (field: string): Sight =>
    own.hidden.includes(field) ? 'hidden' : own.readonly.includes(field) ? 'readonly' : 'visible'
  const setSight = (field: string, sight: Sight) => {
    if (!object) return
    const without = (names: string[]) => names.filter((name) => name !== field)
    const hidden = sight === 'hidden' ? [...without(own.hidden), field] : without(own.hidden)
    const readonly = sight === 'readonly' ? [...without(own.readonly), field] : without(own.readonly)
    change({ ...rules, fields: { ...rules.fields, [object]: { hidden, readonly } } })
  }
  const named = [...models.values()].map(({ descriptor, many }) => {
    const limited = rules.fields[descriptor.name]
    const count = (limited?.hidden.length ?? 0) + (limited?.readonly.length ?? 0)
    return { value: descriptor.name, label: count > 0 ? t('fields.withCount', { name: many, count }) : many }
  })
  return (
    <>
      <Select label={t('fields.of')} data={named} value={object} onChange={setObject} allowDeselect={false} maw={280} />
      <ul className={styles.fields}>
        {model?.descriptor.fields.map((descriptor) => {
          const { name, readonly } = descriptor
          const label = model.field(name)?.label ?? descriptor.label ?? name
          // What names a record cannot be hidden: lists would have lines without a name.
          const choices: Sight[] = readonly ? ['visible', 'hidden'] : ['visible', 'readonly', 'hidden']
          return (
            <li key={name}>
              <span>{label}</span>
              <SegmentedControl
                size="xs"
                aria-label={label}
                data={choices.map((value) => ({ value, label: t(`fields.${value}`) }))}
                value={sightOf(name)}
                disabled={disabled}
                onChange={(sight) => setSight(name, sight as Sight)} // one of the choices
              />
            </li>
          )
        })}
      </ul>
    </>
  )
}
