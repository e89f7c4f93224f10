import { Select, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import type { RecordPartProps } from '../objects/object-view.ts'
import { useSources } from '../ui/sources.ts'
import { tell } from '../ui/toasts.tsx'
import { templatesQuery } from './collaboration-client.ts'
import { SaveDialog } from './SaveDialog.tsx'
import { thingsToDo, WhatToDo } from './WhatToDo.tsx'

/** Gives a record to a colleague, with a reason that may bring a checklist, and a note. */
export function HandOverDialog({ record, model, close }: RecordPartProps & { close: () => void }) {
  const { t } = useTranslation('collaboration')
  const queries = useQueryClient()
  const { users } = useSources()
  const { data } = useQuery(templatesQuery)
  const { name: object, plural } = model.descriptor
  const templates = (data?.items ?? []).filter((template) => template.object === object)
  const [newOwnerId, setOwner] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const [list, setList] = useState('')
  const choose = (value: string | null) => {
    const template = templates.find((one) => one.id === value)
    if (!template) return
    setReason(template.reason)
    setList(template.items.join('\n'))
  }
  const give = async () => {
    if (!newOwnerId) return
    const draft = { object, recordId: record.id, newOwnerId, reason, note, items: thingsToDo(list) }
    await client.handOvers.create(draft)
    await Promise.all([
      queries.invalidateQueries({ queryKey: [plural] }),
      queries.invalidateQueries({ queryKey: ['handOvers'] }),
    ])
    void tell(t('handOver.done', { name: users.find(({ id }) => id === newOwnerId)?.name ?? '' }))
  }
  return (
    <SaveDialog
      title={t('handOver.title', { name: model.titleOf(record) })}
      label={t('handOver.give')}
      isReady={newOwnerId !== null && reason.trim() !== ''}
      save={give}
      close={close}
    >
      <Select
        label={t('handOver.to')}
        data={users.map(({ id, name }) => ({ value: id, label: name }))}
        value={newOwnerId}
        onChange={setOwner}
        searchable
        required
        data-autofocus
      />
      {templates.length > 0 && (
        <Select
          label={t('handOver.template')}
          data={templates.map((template) => ({ value: template.id, label: template.reason }))}
          onChange={choose}
          clearable
        />
      )}
      <TextInput
        label={t('handOver.reason')}
        required
        maxLength={120}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Textarea
        label={t('handOver.note')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <WhatToDo list={list} change={setList} />
    </SaveDialog>
  )
}
