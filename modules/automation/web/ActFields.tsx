import { MultiSelect, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { BulkValue } from '#app/web/objects/BulkValue.tsx'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import shared from '#app/web/rules/Rules.module.css'
import { useSources } from '#app/web/ui/sources.ts'
import type { Act, Subject } from './automation-client.ts'
import { SpanInput } from './SpanInput.tsx'

interface ActFieldsProps<One extends Act = Act> {
  object: Subject
  act: One
  change: (act: Act) => void
}

type Of<Kind extends Act['act']> = ActFieldsProps<Extract<Act, { act: Kind }>>

/** What one act of a rule needs to know. */
export function ActFields({ object, act, change }: ActFieldsProps) {
  const { t } = useTranslation('automation')
  switch (act.act) {
    case 'set':
      return <SetFields {...{ object, act, change }} />
    case 'label':
      return <LabelFields {...{ object, act, change }} />
    case 'snooze':
      return (
        <SpanInput
          label={t('acts.snooze')}
          minutes={act.hours * 60}
          change={(minutes) => change({ ...act, hours: Math.max(1, Math.round(minutes / 60)) })}
        />
      )
    case 'tell':
      return <TellFields {...{ object, act, change }} />
    case 'task':
      return <TaskFields {...{ object, act, change }} />
    case 'ticket':
      return <TicketFields {...{ object, act, change }} />
    default:
      return (
        <Textarea
          label={t(`acts.${act.act}`)}
          description={t(`form.about.${act.act}.${object}`, { open: '{{', close: '}}' })}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={20_000}
          value={act.text}
          onChange={({ currentTarget }) => change({ ...act, text: currentTarget.value })}
        />
      )
  }
}

const settable = new Set(['select', 'user', 'boolean', 'text', 'number', 'date', 'longText', 'rating'])

function SetFields({ object, act, change }: Of<'set'>) {
  const { t } = useTranslation('automation')
  const model = useModel(object)
  const fields = (model?.fields ?? []).filter(
    ({ type, readOnly, computed }) => settable.has(type) && !readOnly && !computed,
  )
  const field = fields.find(({ key }) => key === act.field)
  return (
    <div className={shared.group}>
      <Select
        label={t('acts.set')}
        allowDeselect={false}
        searchable
        data={fields.map(({ key, label }) => ({ value: key, label }))}
        value={act.field}
        onChange={(key) => change({ ...act, field: key ?? act.field, value: null })}
      />
      {field && (
        <BulkValue
          // Snoozing needs a time, which is an act of its own.
          field={
            field.key === 'state'
              ? { ...field, options: (field.options ?? []).filter(({ value }) => value !== 'snoozed') }
              : field
          }
          value={act.value}
          onChange={(value) => change({ ...act, value: value === undefined ? null : (value as typeof act.value) })}
        />
      )}
    </div>
  )
}

function LabelFields({ act, change }: Of<'label'>) {
  const { t } = useTranslation('automation')
  const { tags } = useSources()
  const common = { data: tags, maxTags: 20, maxLength: 60 }
  return (
    <div className={shared.group}>
      <TagsInput {...common} label={t('form.addLabels')} value={act.add} onChange={(add) => change({ ...act, add })} />
      <TagsInput
        {...common}
        label={t('form.removeLabels')}
        value={act.remove}
        onChange={(remove) => change({ ...act, remove })}
      />
    </div>
  )
}

function TellFields({ act, change }: Of<'tell'>) {
  const { t } = useTranslation('automation')
  const { users } = useSources()
  const people = [
    ...(['owner', 'leads'] as const).map((value) => ({ value, label: t(`people.${value}`) })),
    ...users.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <div className={shared.group}>
      <MultiSelect
        label={t('acts.tell')}
        searchable
        data={people}
        value={act.to}
        onChange={(to) => change({ ...act, to })}
      />
      <TextInput
        label={t('form.what')}
        maxLength={300}
        value={act.text}
        onChange={({ currentTarget }) => change({ ...act, text: currentTarget.value })}
      />
    </div>
  )
}

function TaskFields({ act, change }: Of<'task'>) {
  const { t } = useTranslation('automation')
  const { users } = useSources()
  return (
    <div className={shared.group}>
      <TextInput
        label={t('acts.task')}
        maxLength={200}
        value={act.title}
        onChange={({ currentTarget }) => change({ ...act, title: currentTarget.value })}
      />
      <Select
        label={t('form.to')}
        allowDeselect={false}
        searchable
        data={[
          { value: 'owner', label: t('people.owner') },
          ...users.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={act.to}
        onChange={(to) => change({ ...act, to: to ?? 'owner' })}
      />
      <NumberInput
        label={t('form.days')}
        min={0}
        max={365}
        allowDecimal={false}
        value={act.days}
        onChange={(days) => change({ ...act, days: typeof days === 'number' ? days : 0 })}
      />
    </div>
  )
}

function TicketFields({ act, change }: Of<'ticket'>) {
  const { t } = useTranslation('automation')
  const types = useModel('ticket')?.field('type')?.options ?? []
  return (
    <Select
      label={t('acts.ticket')}
      description={t('form.about.ticket')}
      clearable
      placeholder={t('form.noType')}
      data={types.map(({ value, label }) => ({ value, label }))}
      value={act.type}
      onChange={(type) => change({ ...act, type })}
    />
  )
}
