import { Select, Switch, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './Forms.module.css'
import type { Askable, FormField } from './form-client.ts'

interface FieldSettingsProps {
  field: FormField
  before: readonly FormField[]
  askable: readonly Askable[]
  faultAt: (path: string) => string | undefined
  set: (field: FormField) => void
}

const TICKED = ''
const NOT_TICKED = 'false'

/** What one field says, whether it must be filled in, and on what it hangs. */
export function FieldSettings({ field, before, askable, faultAt, set }: FieldSettingsProps) {
  const { t } = useTranslation('forms')
  const change = (patch: Partial<FormField>) => set({ ...field, ...patch })
  const takes = takenBy(field, askable)
  const hasPlaceholder = !['choice', 'select', 'multiSelect', 'boolean', 'yes', 'file', 'date', 'rating'].includes(
    takes,
  )
  return (
    <div className={styles.fieldBody}>
      <TextInput
        label={t('field.label')}
        value={field.label}
        required
        maxLength={200}
        error={faultAt('label')}
        onChange={({ currentTarget }) => change({ label: currentTarget.value })}
      />
      {field.of === 'form' && field.input === 'choice' && (
        <TagsInput
          size="sm"
          label={t('field.choices')}
          description={t('field.choicesAbout')}
          value={field.choices}
          maxTags={100}
          error={faultAt('choices')}
          onChange={(choices) => change({ choices })}
        />
      )}
      <div className={styles.two}>
        <TextInput
          label={t('field.help')}
          value={field.help}
          maxLength={500}
          onChange={({ currentTarget }) => change({ help: currentTarget.value })}
        />
        {hasPlaceholder && (
          <TextInput
            label={t('field.placeholder')}
            value={field.placeholder}
            maxLength={200}
            onChange={({ currentTarget }) => change({ placeholder: currentTarget.value })}
          />
        )}
      </div>
      <Switch
        size="sm"
        label={t('field.required')}
        checked={field.required}
        onChange={({ currentTarget }) => change({ required: currentTarget.checked })}
      />
      <Condition {...{ field, before, askable, faultAt }} change={change} />
    </div>
  )
}

/** What a field takes: the type of what it stands for, or its own. */
const takenBy = (field: FormField, askable: readonly Askable[]): string =>
  field.of === 'form'
    ? field.input
    : (askable.find((one) => one.of === field.of && one.field === field.field)?.type ?? 'text')

function Condition({
  field,
  before,
  askable,
  faultAt,
  change,
}: Pick<FieldSettingsProps, 'field' | 'before' | 'askable' | 'faultAt'> & {
  change: (patch: Partial<FormField>) => void
}) {
  const { t } = useTranslation('forms')
  const deciders = before.filter((one) => !['file', 'date', 'number', 'rating'].includes(takenBy(one, askable)))
  const { when } = field
  const decider = when && deciders.find(({ key }) => key === when.key)
  if (deciders.length === 0) return null
  return (
    <div className={styles.two}>
      <Select
        label={t('field.shown')}
        allowDeselect={false}
        data={[
          { value: '', label: t('field.always') },
          ...deciders.map(({ key, label }) => ({ value: key, label: t('field.onlyWith', { name: label }) })),
        ]}
        value={when?.key ?? ''}
        error={faultAt('when.key')}
        onChange={(key) => change({ when: key ? { key, is: '' } : null })}
      />
      {when && decider && (
        <Select
          label={t('field.is')}
          allowDeselect={false}
          data={valuesOf(decider, askable, t)}
          value={when.is}
          error={faultAt('when.is')}
          onChange={(is) => change({ when: { ...when, is: is ?? '' } })}
        />
      )}
    </div>
  )
}

/** What another field may have that this one shows for. */
function valuesOf(
  decider: FormField,
  askable: readonly Askable[],
  t: (key: 'field.ticked' | 'field.notTicked' | 'field.anything') => string,
) {
  const takes = takenBy(decider, askable)
  if (takes === 'boolean' || takes === 'yes')
    return [
      { value: TICKED, label: t('field.ticked') },
      { value: NOT_TICKED, label: t('field.notTicked') },
    ]
  const choices =
    decider.of === 'form'
      ? decider.choices.map((value) => ({ value, label: value }))
      : (askable.find((one) => one.of === decider.of && one.field === decider.field)?.choices ?? [])
  return [{ value: '', label: t('field.anything') }, ...choices.map(({ value, label }) => ({ value, label }))]
}
