import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormField } from '../objects/FormField.tsx'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { ObjectModel } from '../objects/object-model.ts'
import { useFormats } from '../ui/format.ts'
import { FormulaEditor } from './FormulaEditor.tsx'
import type { FieldDraft } from './field-draft.ts'
import { canBe } from './field-types.ts'
import { OptionsEditor } from './OptionsEditor.tsx'
import { RollupEditor } from './RollupEditor.tsx'

interface TypeOptionsProps {
  model: ObjectModel
  draft: FieldDraft
  set: (patch: Partial<FieldDraft>) => void
  errors: Record<string, string>
  /** Of a field that exists: what it points to can no longer be another. */
  name: string | undefined
}

/** What only fields of the chosen type have: options, a target, a formula, a roll-up; and what a new record begins with. */
export function TypeOptions({ model, draft, set, errors, name }: TypeOptionsProps) {
  const { t } = useTranslation('data-model')
  const { models } = useObjects()
  const { type } = draft
  return (
    <>
      {canBe.options(type) && (
        <OptionsEditor options={draft.options} error={errors.options} onChange={(options) => set({ options })} />
      )}
      {type === 'relation' && (
        <Select
          label={t('field.relation')}
          withAsterisk
          allowDeselect={false}
          disabled={name !== undefined}
          data={[...models.values()].map(({ descriptor, many }) => ({ value: descriptor.name, label: many }))}
          value={draft.relation}
          error={errors.relation}
          onChange={(relation) => set({ relation })}
        />
      )}
      {type === 'formula' && (
        <FormulaEditor
          model={model}
          value={draft.formula}
          name={name}
          error={errors.formula}
          onChange={(formula) => set({ formula })}
        />
      )}
      {type === 'rollup' && (
        <RollupEditor model={model} value={draft.rollup} error={errors.rollup} onChange={(rollup) => set({ rollup })} />
      )}
      {canBe.default(type) && !draft.unique && <DefaultValue model={model} draft={draft} set={set} errors={errors} />}
    </>
  )
}

function DefaultValue({ model, draft, set, errors }: Omit<TypeOptionsProps, 'name'>) {
  const { t } = useTranslation('data-model')
  const formats = useFormats()
  const { type, options } = draft
  // An option that is not saved yet has no value to begin with.
  const choices = options.flatMap(({ value, label }) => (value && label ? [{ value, label }] : []))
  if (canBe.options(type) && choices.length === 0) return null
  return (
    <FormField
      key={type}
      field={{ key: 'custom.default', label: t('field.default'), type, options: choices }}
      model={model}
      value={draft.default}
      values={() => undefined}
      currency={formats.currency}
      required={false}
      error={errors.default}
      onChange={(value) => set({ default: value })}
    />
  )
}
