import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Bar } from '../ui/Bar.tsx'
import { ColumnsMenu } from '../ui/ColumnsMenu.tsx'
import type { Column } from '../ui/DataTable.tsx'
import { FilterBar } from '../ui/FilterBar.tsx'
import { type Shortcut, useShortcuts } from '../ui/keyboard.ts'
import { type Sort, SortMenu } from '../ui/SortMenu.tsx'
import styles from './List.module.css'
import { type ListSearch, textOfSort } from './list-search.ts'
import type { AnyRecord } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'

interface ListBarsProps {
  model: ObjectModel
  search: ListSearch
  sort: Sort
  columns: Column<AnyRecord>[]
  shown: string[]
  chooseColumns: (keys: string[]) => void
  change: (patch: Partial<ListSearch>) => void
  changeQuery: (text: string) => void
}

/** What the list shows and how: words to look for, conditions, order, columns. */
export function ListBars(props: ListBarsProps) {
  const { model, search, sort, columns, shown, chooseColumns, change, changeQuery } = props
  const { t } = useTranslation('objects')
  const { sortable } = model.descriptor
  const sorts = sortable.map((key) => ({ key, label: model.field(key)?.label ?? key }))
  return (
    <Bar
      end={
        <>
          <SortMenu fields={sorts} sort={sort} onChange={(next) => change({ sort: textOfSort(next) })} />
          <span className={styles.desktop}>
            <ColumnsMenu
              columns={columns.map((column, index) => ({ ...column, fixed: index === 0 }))}
              shown={shown}
              onChange={chooseColumns}
            />
          </span>
        </>
      }
    >
      <div className={styles.bars}>
        <ListQuery model={model} q={search.q ?? ''} change={changeQuery} />
        <FilterBar fields={model.fields} filter={search.filter} onChange={(filter) => change({ filter })} />
        {search.filter && (
          <button type="button" className={`plain ${styles.clear}`} onClick={() => change({ filter: undefined })}>
            {t('list.clear')}
          </button>
        )}
      </div>
    </Bar>
  )
}

function ListQuery({ model, q, change }: { model: ObjectModel; q: string; change: (text: string) => void }) {
  const { t } = useTranslation('objects')
  const input = useRef<HTMLInputElement>(null)
  const label = t('list.search', { what: model.many })
  const shortcuts = useMemo<Shortcut[]>(
    () => [{ keys: '/', label, group: t('ui:table.group'), run: () => input.current?.focus() }],
    [label, t],
  )
  useShortcuts(shortcuts)
  const sent = useRef(q)
  const send = useDebouncedCallback((text: string) => {
    sent.current = text
    change(text)
  }, 150)
  useEffect(() => {
    // What stands in the input runs ahead of the URL; only a change that is not ours (a tab, the way back) wins over it.
    if (input.current && q !== sent.current) input.current.value = q
    sent.current = q
  }, [q])
  const clear = () => {
    if (input.current) input.current.value = ''
    send('')
    input.current?.focus()
  }
  return (
    <TextInput
      ref={input}
      className={styles.query}
      size="xs"
      type="search"
      aria-label={label}
      placeholder={t('list.searchShort')}
      leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
      rightSection={q ? <CloseButton size={20} aria-label={t('list.clearSearch')} onClick={clear} /> : null}
      defaultValue={q}
      onChange={(event) => send(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        if (event.currentTarget.value) clear()
        else event.currentTarget.blur()
      }}
    />
  )
}
