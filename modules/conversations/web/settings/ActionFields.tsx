import { NumberInput, Select, TagsInput, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSources } from '#app/web/ui/sources.ts'
import type { Canned } from './ReplySettings.tsx'
import type { Action } from './use-action-words.ts'

const priorities = ['low', 'normal', 'high', 'urgent'] as const
const states = ['open', 'pending', 'resolved'] as const

interface ActionFieldsProps {
  action: Action
  canned: readonly Canned[]
  change: (action: Action) => void
}

/** What one action of a macro needs to know. */
export function ActionFields({ action, canned, change }: ActionFieldsProps) {
  const { t } = useTranslation('conversations')
  const { users, teams, tags } = useSources()
  const label = t(`action.kinds.${action.act}`)
  switch (action.act) {
    case 'assign':
      return (
        <Select
          label={label}
          flex={1}
          searchable
          placeholder={t('action.nobody')}
          clearable
          data={[{ value: 'me', label: t('action.me') }, ...users.map(({ id, name }) => ({ value: id, label: name }))]}
          value={action.to}
          onChange={(to) => change({ ...action, to })}
        />
      )
    case 'team':
      return (
        <Select
          label={label}
          flex={1}
          clearable
          placeholder={t('action.noTeam')}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={action.teamId}
          onChange={(teamId) => change({ ...action, teamId })}
        />
      )
    case 'label':
      return (
        <div style={{ flex: 1, display: 'grid', gap: 8 }}>
          <TagsInput
            label={t('action.add')}
            data={tags}
            maxTags={20}
            maxLength={60}
            value={action.add}
            onChange={(add) => change({ ...action, add })}
          />
          <TagsInput
            label={t('action.takeOff')}
            data={tags}
            maxTags={20}
            maxLength={60}
            value={action.remove}
            onChange={(remove) => change({ ...action, remove })}
          />
        </div>
      )
    case 'priority':
      return (
        <Select
          label={label}
          flex={1}
          allowDeselect={false}
          data={priorities.map((value) => ({ value, label: t(`conversation.options.priority.${value}`) }))}
          value={action.priority}
          onChange={(value) => change({ ...action, priority: priorities.find((one) => one === value) ?? 'normal' })}
        />
      )
    case 'state':
      return (
        <Select
          label={label}
          flex={1}
          allowDeselect={false}
          data={states.map((value) => ({ value, label: t(`conversation.options.state.${value}`) }))}
          value={action.state}
          onChange={(value) => change({ ...action, state: states.find((one) => one === value) ?? 'open' })}
        />
      )
    case 'snooze':
      return (
        <NumberInput
          label={label}
          flex={1}
          min={1}
          max={8760}
          allowDecimal={false}
          value={action.hours}
          onChange={(hours) => change({ ...action, hours: typeof hours === 'number' ? hours : 1 })}
        />
      )
    case 'reply':
      return (
        <Select
          label={label}
          flex={1}
          searchable
          allowDeselect={false}
          data={canned.map(({ id, name }) => ({ value: id, label: name }))}
          value={action.cannedId}
          onChange={(cannedId) => change({ ...action, cannedId: cannedId ?? action.cannedId })}
        />
      )
    case 'note':
      return (
        <Textarea
          label={label}
          flex={1}
          autosize
          minRows={2}
          maxLength={20_000}
          value={action.text}
          onChange={({ currentTarget }) => change({ ...action, text: currentTarget.value })}
        />
      )
  }
}
