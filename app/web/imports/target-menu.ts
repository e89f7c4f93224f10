import type { Target } from './import-model.ts'
import type { ImportedObject } from './use-objects.ts'

/** The targets under their headings, as menus take them. */
export interface TargetGroup {
  group: string
  items: { value: string; label: string }[]
}

/** What the menu of a column offers: fields of the object itself first, then parts of others. */
export function targetMenu(targets: readonly Target[], object: ImportedObject): TargetGroup[] {
  const groups = new Map<string, TargetGroup>()
  for (const { path } of targets) {
    const group = object.group(path)
    const known = groups.get(group) ?? { group, items: [] }
    known.items.push({ value: path, label: object.label(path) })
    groups.set(group, known)
  }
  const own = groups.get(object.many)
  return own ? [own, ...[...groups.values()].filter((group) => group !== own)] : [...groups.values()]
}
