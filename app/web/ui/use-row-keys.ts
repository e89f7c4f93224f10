import { type KeyboardEvent, useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataTableProps } from './DataTable.tsx'
import { type Shortcut, useShortcuts } from './keyboard.ts'
import { choose, isSelected, noSelection, type Selection } from './selection.ts'

type RowKeysOptions<Row> = Pick<DataTableProps<Row>, 'rows' | 'idOf' | 'open' | 'edit' | 'onSelect'> & {
  selection: Selection
  active: string | undefined
  setActive: (id: string) => void
  scrollTo: (index: number) => void
}

/** Moving, choosing and opening rows by keys; j, k, x, Enter and e hold wherever the focus is on the screen. */
export function useRowKeys<Row>(options: RowKeysOptions<Row>) {
  const { t } = useTranslation('ui')
  const latest = useRef(options)
  latest.current = options
  const anchor = useRef<string>(undefined)

  const actions = useMemo(() => {
    const at = () => latest.current.rows.findIndex((row) => latest.current.idOf(row) === latest.current.active)
    const goTo = (index: number) => {
      const { rows, idOf, setActive, scrollTo } = latest.current
      const target = Math.max(0, Math.min(index, rows.length - 1))
      const row = rows[target]
      if (row === undefined) return
      setActive(idOf(row))
      scrollTo(target)
    }
    const toggle = (id: string, through: boolean) => {
      const { selection, onSelect, rows, idOf } = latest.current
      if (!onSelect) return
      const ids = rows.map(idOf)
      const [from, to] = [ids.indexOf(anchor.current ?? id), ids.indexOf(id)].sort((a, b) => a - b)
      const span = through && from !== undefined && from >= 0 && to !== undefined ? ids.slice(from, to + 1) : [id]
      onSelect(choose(selection, span, through || !isSelected(selection, id)))
      anchor.current = id
    }
    const withActive = (act: (row: Row) => void) => () => {
      const row = latest.current.rows[at()]
      if (row !== undefined) act(row)
    }
    return {
      move: (by: number) => goTo(at() + by),
      goTo,
      toggle,
      open: withActive((row) => latest.current.open(row)),
      edit: withActive((row) => latest.current.edit?.(row)),
      select: withActive((row) => toggle(latest.current.idOf(row), false)),
      clear: () => latest.current.onSelect?.(noSelection),
      selectLoaded: () => {
        const { rows, idOf, selection, onSelect } = latest.current
        onSelect?.(choose(selection, rows.map(idOf), true))
      },
    }
  }, [])

  const selectable = Boolean(options.onSelect)
  const editable = Boolean(options.edit)
  const shortcuts = useMemo<Shortcut[]>(() => {
    const group = t('table.group')
    const list: Shortcut[] = [
      { keys: 'j', label: t('table.next'), group, run: () => actions.move(1) },
      { keys: 'k', label: t('table.previous'), group, run: () => actions.move(-1) },
      { keys: 'Enter', label: t('table.openRow'), group, run: actions.open },
    ]
    if (selectable) list.push({ keys: 'x', label: t('table.selectRow'), group, run: actions.select })
    if (selectable) list.push({ keys: 'Escape', label: t('table.selectNone'), group, run: actions.clear, hidden: true })
    if (editable) list.push({ keys: 'e', label: t('table.editRow'), group, run: actions.edit })
    return list
  }, [t, actions, selectable, editable])
  useShortcuts(shortcuts)

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.target !== event.currentTarget) return
      const moves = new Map<string, () => void>([
        ['ArrowDown', () => actions.move(1)],
        ['ArrowUp', () => actions.move(-1)],
        ['PageDown', () => actions.move(15)],
        ['PageUp', () => actions.move(-15)],
        ['Home', () => actions.goTo(0)],
        ['End', () => actions.goTo(Number.MAX_SAFE_INTEGER)],
        [' ', actions.select],
      ])
      const move = event.key === 'a' && (event.metaKey || event.ctrlKey) ? actions.selectLoaded : moves.get(event.key)
      if (!move) return
      event.preventDefault()
      move()
    },
    [actions],
  )
  /** Tabbing into the grid stands on its first row, or on the one stood on before. */
  const onFocus = useCallback(
    (event: { target: unknown; currentTarget: unknown }) => {
      if (event.target === event.currentTarget && !latest.current.active) actions.goTo(0)
    },
    [actions],
  )
  const press = useCallback((row: Row) => latest.current.open(row), [])
  return { onKeyDown, onFocus, press, toggle: actions.toggle }
}
