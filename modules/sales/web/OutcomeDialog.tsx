import { Button, Group, Modal, Select, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import type { AnyRecord } from '#app/web/objects/object-client.ts'
import { textOf } from '#app/web/ui/field.ts'
import { offerUndo, tellFailure } from '#app/web/ui/toasts.tsx'
import { pipelinesQuery } from './pipelines-query.ts'

interface OutcomeDialogProps {
  deal: AnyRecord
  outcome: 'won' | 'lost'
  close: () => void
}

/** Closes a deal: why it was won or lost, and in one's own words. */
export function OutcomeDialog({ deal, outcome, close }: OutcomeDialogProps) {
  const { t } = useTranslation(['sales', 'ui'])
  const queries = useQueryClient()
  const { data } = useQuery(pipelinesQuery)
  const [reason, setReason] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const refresh = () => queries.invalidateQueries({ queryKey: ['deals'] })
  const name = textOf(deal.name)
  const closing = useMutation({
    mutationFn: () => client.dealOutcomes.close({ id: deal.id, outcome, reason, note }),
    onSuccess: async () => {
      close()
      await refresh()
      await offerUndo(t(`outcome.${outcome}Done`, { name }), async () => {
        await client.dealOutcomes.reopen({ id: deal.id })
        await refresh()
      })
    },
    onError: tellFailure,
  })
  const reasons =
    data?.reasons.filter((one) => !one.archived && (one.outcome === null || one.outcome === outcome)) ?? []
  return (
    <Modal
      opened
      onClose={close}
      size={440}
      title={t(`outcome.${outcome}Title`, { name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          closing.mutate()
        }}
      >
        <Select
          label={t(`outcome.${outcome}Why`)}
          data={reasons.map(({ id, name: label }) => ({ value: id, label }))}
          value={reason}
          onChange={setReason}
          clearable
          searchable
          data-autofocus
        />
        <Textarea
          mt="md"
          label={t('outcome.note')}
          autosize
          minRows={3}
          maxRows={10}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={closing.isPending}>
            {t(`outcome.${outcome}Do`)}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
