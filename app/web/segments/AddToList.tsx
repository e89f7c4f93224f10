import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListSearch } from '../objects/list-search.ts'
import type { Filter } from '../ui/filter.ts'
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
}

const FRESH = 'new'

/** Puts the chosen records into a fixed list, one there is or a new one. */
export function AddToList({ object, selection, search, what, close }: AddToListProps) {
  const { t } = useTranslation('segments')
  const { data } = useQuery(segmentsQuery(object))
  const lists = data?.items.filter(({ kind }) => kind === 'fixed') ?? []
  const [chosen, setChosen] = useState<string>()
  const [name, setName] = useState('')
  const list = chosen ?? lists[0]?.id ?? FRESH
  const adding = useMutation({
    mutationFn: async () => {
      const id = list === FRESH ? (await create({ object, name, kind: 'fixed' })).id : list
      const choices = selection.all ? [allOf(selection.except, search)] : inParts(selection.ids)
      let entered = 0
      for (const choice of choices) entered += (await addMembers({ id, ...choice })).entered
      return entered
    },
    onSuccess: async (count) => {
      close()
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

/** All that the list finds, but those let go of again. */
function allOf(except: string[], { filter, q }: ListSearch): { filter: Filter; q?: string } {
  const others: Filter[] = except.length > 0 ? [{ not: { field: 'id', op: 'in', value: except } }] : []
  return { filter: { and: [...(filter ? [filter] : []), ...others] }, ...(q ? { q } : {}) }
}

const AT_ONCE = 1_000

const inParts = (ids: string[]) =>
  Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, part) => ({
    ids: ids.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  }))
