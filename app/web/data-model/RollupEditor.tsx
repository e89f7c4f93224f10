import { Input, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { ObjectModel } from '../objects/object-model.ts'
import { targetsOf } from '../objects/own-records.ts'
import { FilterBar } from '../ui/FilterBar.tsx'
import forms from './DataForms.module.css'
import styles from './DataModel.module.css'
import { type Rollup, type RollupFunction, rollupFunctions } from './data-model.ts'

interface RollupEditorProps {
  model: ObjectModel
  value: Rollup | null
  error?: string
  onChange: (rollup: Rollup) => void
}

const summed = new Set(['number', 'money', 'rating'])
const compared = new Set([...summed, 'date', 'dateTime'])

/** What is counted or summed up: over which records that point here, by which function, of which field, which of them. */
export function RollupEditor({ model, value, error, onChange }: RollupEditorProps) {
  const { t } = useTranslation('data-model')
  const { models } = useObjects()
  const pointing = [...models.values()].flatMap((other) =>
    other.fields
      .filter(({ type, object = '' }) => type === 'relation' && targetsOf(models, object).includes(model))
      .map((field) => ({ other, field, id: `${other.descriptor.name} ${field.key}` })),
  )
  if (pointing.length === 0) return <p className={styles.note}>{t('rollup.none', { what: model.many })}</p>
  const source = value && models.get(value.object)
  const fields = source?.fields.filter((field) => fits(value?.function, field.type)) ?? []
  const set = (patch: Partial<Rollup>) => {
    if (value) onChange({ ...value, ...patch })
  }
  return (
    <fieldset className={forms.rollup}>
      <legend className={forms.legend}>{t('rollup.title')}</legend>
      <Select
        label={t('rollup.over')}
        withAsterisk
        allowDeselect={false}
        data={pointing.map(({ other, field, id }) => ({ value: id, label: `${other.many} · ${field.label}` }))}
        value={value ? `${value.object} ${value.through}` : null}
        error={error}
        onChange={(id) => {
          const chosen = pointing.find((one) => one.id === id)
          if (!chosen) return
          const { other, field } = chosen
          onChange({ object: other.descriptor.name, through: field.key, function: 'count', field: null, filter: null })
        }}
      />
      {value && source && (
        <>
          <Select
            label={t('rollup.function')}
            allowDeselect={false}
            data={rollupFunctions.map((name) => ({ value: name, label: t(`rollup.functions.${name}`) }))}
            value={value.function}
            onChange={(name) => {
              const chosen = rollupFunctions.find((one) => one === name)
              if (chosen) set({ function: chosen, field: null })
            }}
          />
          {value.function !== 'count' && (
            <Select
              label={t('rollup.field')}
              withAsterisk
              allowDeselect={false}
              data={fields.map(({ key, label }) => ({ value: key, label }))}
              value={value.field}
              onChange={(field) => set({ field })}
            />
          )}
          <Input.Wrapper label={t('rollup.filter')} labelElement="div">
            <FilterBar
              fields={source.fields}
              filter={value.filter ?? undefined}
              onChange={(filter) => set({ filter: filter ?? null })}
            />
          </Input.Wrapper>
        </>
      )}
    </fieldset>
  )
}

function fits(fn: RollupFunction | undefined, type: string) {
  if (fn === 'sum' || fn === 'avg') return summed.has(type)
  return fn === 'min' || fn === 'max'
    ? compared.has(type)
    : !['related', 'lines', 'socials', 'addresses'].includes(type)
}
