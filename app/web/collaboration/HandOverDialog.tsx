import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import type { RecordPartProps } from '../objects/object-view.ts'
import { useSources } from '../ui/sources.ts'
import { tell } from '../ui/toasts.tsx'
import cards from './Cards.module.css'
import styles from './Collaboration.module.css'
import { templatesQuery } from './collaboration-client.ts'

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
  const [failure, setFailure] = useState<string>()
  const [busy, setBusy] = useState(false)
  const choose = (value: string | null) => {
    const template = templates.find((one) => one.id === value)
    if (!template) return
    setReason(template.reason)
    setList(template.items.join('\n'))
  }
  const give = async () => {
    if (!newOwnerId || !reason.trim()) return
    setBusy(true)
    setFailure(undefined)
    try {
      const items = list.split('\n').flatMap((line) => line.trim() || [])
      await client.handOvers.create({ object, recordId: record.id, newOwnerId, reason, note, items })
      await Promise.all([
        queries.invalidateQueries({ queryKey: [plural] }),
        queries.invalidateQueries({ queryKey: ['handOvers'] }),
      ])
      close()
      void tell(t('handOver.done', { name: users.find(({ id }) => id === newOwnerId)?.name ?? '' }))
    } catch (problem) {
      setFailure(problem instanceof Error ? problem.message : t('ui:error.failed.detail'))
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={close}
      size={480}
      title={t('handOver.title', { name: model.titleOf(record) })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        <div className={cards.fields}>
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
          <Textarea
            label={t('handOver.list')}
            description={t('handOver.listHint')}
            autosize
            minRows={3}
            maxRows={10}
            value={list}
            onChange={(event) => setList(event.currentTarget.value)}
          />
          {failure && (
            <p role="alert" className={styles.failure}>
              {failure}
            </p>
          )}
        </div>
        <div className={cards.buttons}>
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={busy} disabled={!newOwnerId || !reason.trim()}>
            {t('handOver.give')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
