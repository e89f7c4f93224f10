import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bulkSelection } from '../objects/bulk.ts'
import type { ListSearch } from '../objects/list-search.ts'
import type { Selection } from '../ui/selection.ts'
import { notices } from '../ui/toasts.tsx'
import styles from './Beyond.module.css'
import { addMembers, create, segmentsQuery } from './segment-client.ts'

interface AddToListProps {
  object: string
  selection: Selection
  /** What “all” are: the list's own query. */
  search: ListSearch
  /** “12 contacts” */
  what: string
  close: () => void
  /** They are in, or on their way. */
  done: () => void
}

const FRESH = 'new'
/** As many as the API takes by their ids while one waits; more as a job. */
const AT_ONCE = 1_000

/** Puts the chosen records into a fixed list, one there is or a new one. */
export function AddToList({ object, selection, search, what, close, done }: AddToListProps) {
  const { t } = useTranslation('segments')
  const { data } = useQuery(segmentsQuery(object))
  const lists = data?.items.filter(({ kind }) => kind === 'fixed') ?? []
  const [chosen, setChosen] = useState<string>()
  const [name, setName] = useState('')
  const list = chosen ?? lists[0]?.id ?? FRESH
  const adding = useMutation({
    mutationFn: async () => {
      const id = list === FRESH ? (await create({ object, name, kind: 'fixed' })).id : list
      if (!selection.all && selection.ids.length <= AT_ONCE)
        return (await addMembers({ id, ids: selection.ids })).entered
      // How far it is, and the way back, stands in the corner.
      const { startBulkJob } = await import('../bulk/bulk-client.ts')
      await startBulkJob({
        object,
        selection: bulkSelection({ selection, search }),
        act: { kind: 'addToList', list: id },
      })
      return null
    },
    onSuccess: async (count) => {
      close()
      done()
      if (count === null) return
      const told = await notices()
      told.show({ role: 'status', message: t('addTo.added', { count }) })
    },
  })
  return (
    <Modal opened onClose={close} closeButtonProps={{ 'aria-label': t('ui:close') }} title={t('addTo.title', { what })}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          adding.mutate()
        }}
      >
        <Select
          label={t('addTo.list')}
          data-autofocus
          allowDeselect={false}
          data={[
            ...lists.map(({ id, name: label }) => ({ value: id, label })),
            { value: FRESH, label: t('addTo.newList') },
          ]}
          value={list}
          onChange={(value) => value && setChosen(value)}
        />
        {list === FRESH && (
          <TextInput
            label={t('addTo.newName')}
            required
            maxLength={120}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
        )}
        <div className={styles.foot}>
          <span role="alert" className={styles.size}>
            {adding.error?.message}
          </span>
          <Button type="submit" variant="filled" loading={adding.isPending} disabled={list === FRESH && !name.trim()}>
            {t('addTo.add')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
