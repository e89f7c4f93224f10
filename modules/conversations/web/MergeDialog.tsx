import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { offerUndo } from '#app/web/ui/toasts.tsx'
import { forgetConversations, type Line } from './inbox-client.ts'
import styles from './Moves.module.css'
import type { Conversation } from './use-moves.ts'

/** Which conversation becomes part of this one: others of the same customer first, any by its number, subject or name. */
export function MergeDialog({ conversation, close }: { conversation: Conversation; close: () => void }) {
  const { t } = useTranslation(['conversations', 'ui'])
  const formats = useFormats()
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 150)
  const [chosen, setChosen] = useState<Line>()
  const { id, contactId } = conversation
  const { data } = useQuery({
    queryKey: ['conversations', 'to merge', id, q],
    queryFn: async ({ signal }) => {
      const own = contactId && !q ? { field: 'contactId', op: 'in' as const, value: [contactId] } : undefined
      const filter = JSON.stringify({ and: [{ field: 'mergedIntoId', op: 'isEmpty' }, ...(own ? [own] : [])] })
      const { items } = await client.inbox.list({ box: 'all', limit: 20, filter, ...(q ? { q } : {}) }, { signal })
      return items.filter((line) => line.id !== id)
    },
    placeholderData: keepPreviousData,
  })
  const merge = useMutation({
    mutationFn: (partId: string) => client.conversationMoves.merge({ id, partId }),
    onSuccess: async ({ moveId }) => {
      close()
      await forgetConversations(queries)
      await offerUndo(t('merge.done'), async () => {
        await client.conversationMoves.undo({ id: moveId })
        await forgetConversations(queries)
      })
    },
  })
  const isOther = chosen !== undefined && chosen.contactId !== contactId
  return (
    <Modal opened onClose={close} title={t('merge.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <p className={styles.about}>{t('merge.about')}</p>
      <TextInput
        data-autofocus
        label={t('merge.find')}
        placeholder={t('inbox.searchHint')}
        maxLength={200}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {data?.length === 0 && <p className={styles.about}>{t(q ? 'inbox.noneFits' : 'merge.noOther')}</p>}
      <ul className={styles.choices}>
        {data?.map((line) => (
          <li key={line.id}>
            <button
              type="button"
              className="plain"
              aria-pressed={chosen?.id === line.id}
              onClick={() => setChosen(line)}
            >
              <strong>
                {line.number} {line.subject ?? t('line.noSubject')}
              </strong>
              <span>
                {line.name ?? t('line.nobody')} · {formats.relative(line.lastMessageAt)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {isOther && (
        <p role="status" className={styles.warning}>
          {t('merge.other', { name: chosen.name ?? t('line.nobody') })}
        </p>
      )}
      {merge.error && (
        <p role="alert" className={styles.bad}>
          {merge.error.message}
        </p>
      )}
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="subtle" color="gray" onClick={close}>
          {t('ui:cancel')}
        </Button>
        <Button disabled={!chosen} loading={merge.isPending} onClick={() => chosen && merge.mutate(chosen.id)}>
          {t('merge.do')}
        </Button>
      </Group>
    </Modal>
  )
}
