import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { Template } from './collaboration-client.ts'
import { SaveDialog } from './SaveDialog.tsx'
import { thingsToDo, WhatToDo } from './WhatToDo.tsx'

interface TemplateFormProps {
  of: Template | undefined
  close: () => void
  saved: () => Promise<unknown>
}

/** A checklist for a reason: new, or changed. */
export function TemplateForm({ of, close, saved }: TemplateFormProps) {
  const { t } = useTranslation('collaboration')
  const { models } = useObjects()
  const [object, setObject] = useState(of?.object ?? 'contact')
  const [reason, setReason] = useState(of?.reason ?? '')
  const [list, setList] = useState(of?.items.join('\n') ?? '')
  const items = thingsToDo(list)
  const save = async () => {
    if (of) await client.handOverTemplates.change({ id: of.id, reason, items })
    else await client.handOverTemplates.create({ object, reason, items })
    await saved()
  }
  const owned = [...models.values()].filter(({ fields }) =>
    fields.some(({ type, key }) => type === 'user' && !key.includes('.')),
  )
  return (
    <SaveDialog
      title={of ? t('templates.change', { reason: of.reason }) : t('templates.add')}
      label={t('ui:save')}
      isReady={reason.trim() !== '' && items.length > 0}
      save={save}
      close={close}
    >
      {!of && (
        <Select
          label={t('templates.object')}
          data={owned.map(({ descriptor, many }) => ({ value: descriptor.name, label: many }))}
          value={object}
          onChange={(value) => value && setObject(value)}
          allowDeselect={false}
        />
      )}
      <TextInput
        label={t('handOver.reason')}
        required
        maxLength={120}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <WhatToDo list={list} change={setList} required />
    </SaveDialog>
  )
}
