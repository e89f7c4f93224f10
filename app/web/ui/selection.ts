/** Which rows are chosen: some by id, or all that the filter finds but a few. "All" reaches past what is loaded. */
export type Selection = { all: false; ids: string[] } | { all: true; except: string[] }

export const noSelection: Selection = { all: false, ids: [] }

export const isSelected = (selection: Selection, id: string) =>
  selection.all ? !selection.except.includes(id) : selection.ids.includes(id)

/** How many of `total` rows are chosen. */
export const selectedCount = (selection: Selection, total: number) =>
  selection.all ? Math.max(0, total - selection.except.length) : selection.ids.length

/** Chooses these rows, or lets them go. */
export function choose(selection: Selection, ids: string[], chosen: boolean): Selection {
  const add = (list: string[]) => [...new Set([...list, ...ids])]
  const remove = (list: string[]) => list.filter((id) => !ids.includes(id))
  return selection.all
    ? { all: true, except: chosen ? remove(selection.except) : add(selection.except) }
    : { all: false, ids: chosen ? add(selection.ids) : remove(selection.ids) }
}
