import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useBeyond } from '../segments/use-beyond.tsx'
import { Bar } from '../ui/Bar.tsx'
import { FilterBar } from '../ui/FilterBar.tsx'
import { type Shortcut, useShortcuts } from '../ui/keyboard.ts'
import { SortMenu } from '../ui/SortMenu.tsx'
import { ColumnsMenu } from '../views/ColumnsMenu.tsx'
import { DisplayMenu } from '../views/DisplayMenu.tsx'
import type { ListView } from '../views/use-list-view.ts'
import styles from './List.module.css'
import { sortOf, textOfSort } from './list-search.ts'
import type { ObjectModel } from './object-model.ts'
import { useColumns } from './use-columns.ts'

const SaveView = lazy(async () => ({ default: (await import('../views/SaveView.tsx')).SaveView }))

/** What the list shows and how: words to look for, conditions, order, columns, layout; and to keep it so. */
export function ListBars({ model, place }: { model: ObjectModel; place: ListView }) {
  const { t } = useTranslation('objects')
  const { search, change } = place
  const { all, shown, choose } = useColumns(model, place)
  const { sortable, defaultSort } = model.descriptor
  const beyond = useBeyond(model.descriptor.name)
  const fields = useMemo(() => [...model.fields, ...model.facets], [model])
  const sorts = sortable.map((key) => ({ key, label: fields.find((field) => field.key === key)?.label ?? key }))
  return (
    <Bar
      end={
        <>
          {model.view.Bar && !search.trash && (
            <Suspense fallback={null}>
              <model.view.Bar model={model} place={place} />
            </Suspense>
          )}
          <SortMenu
            fields={sorts}
            sort={sortOf(search.sort ?? defaultSort)}
            onChange={(next) => change({ sort: textOfSort(next) })}
          />
          <span className={styles.desktop}>
            {search.kind !== 'calendar' && search.kind !== 'timeline' && (
              <ColumnsMenu columns={all} shown={shown} onChange={choose} />
            )}
          </span>
          {!search.trash && <DisplayMenu model={model} search={search} change={change} />}
          {place.changed && !search.trash && (
            <Suspense fallback={null}>
              <SaveView model={model} place={place} />
            </Suspense>
          )}
        </>
      }
    >
      <div className={styles.bars}>
        <ListQuery model={model} q={search.q ?? ''} change={(text) => change({ q: text || undefined })} />
        <FilterBar fields={fields} filter={search.filter} onChange={(filter) => change({ filter })} beyond={beyond} />
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
