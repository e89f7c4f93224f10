import type { ColumnShape } from '../file/file-shape.ts'
import type { SuggestedMapping } from '../mapping.ts'
import type { Target } from '../target.ts'
import { headerText } from '../vocabulary.ts'
import { google, mailchimp, outlook } from './address-books.ts'
import { hubspot, pipedrive, salesforce, zoho } from './crm.ts'
import type { Place, Preset, PresetTable } from './preset.ts'
import { shopify, woocommerce } from './shops.ts'

/** The programs whose exports are known, the particular before the general. */
export const presets: readonly Preset[] = [
  ...[hubspot, pipedrive, zoho, salesforce, mailchimp, shopify, woocommerce, google, outlook],
]

export interface Recognised {
  preset: Preset
  table: PresetTable
}

/** Which program wrote a file with these columns; undefined for one of nobody we know. Of several the one that knows most of them. */
export function recognise(columns: readonly Pick<ColumnShape, 'header'>[]): Recognised | undefined {
  const headers = new Set(columns.map(({ header }) => headerText(header)))
  const has = (name: string) => headers.has(headerText(name))
  const found = presets.flatMap((preset) =>
    preset.tables
      .filter(({ signature }) => signature.some((names) => names.every(has)))
      .map((table) => ({ preset, table, knows: Object.keys(table.columns).filter(has).length })),
  )
  return found.sort((one, other) => other.knows - one.knows)[0]
}

/** The suggestions with the places of the preset in theirs; each takes a place away from whoever else was given it. */
export function withPreset(
  { table }: Recognised,
  columns: readonly ColumnShape[],
  suggested: readonly SuggestedMapping[],
  targets: readonly Target[],
): SuggestedMapping[] {
  const places = new Map(Object.entries(table.columns).map(([name, place]) => [headerText(name), place]))
  const byPath = new Map(targets.map((target) => [target.path, target]))
  const taken = new Set<string>()
  const known = new Map<number, SuggestedMapping>()
  for (const { index, header } of columns) {
    const place = places.get(headerText(header))
    if (place === undefined) continue
    const mapping = mappingOf(index, place)
    const target = mapping.field === null ? undefined : byPath.get(mapping.field)
    // Without the place (an object this workspace lacks) the column goes where it would without a preset.
    if (mapping.field !== null && !target) continue
    const key = `${mapping.field} ${mapping.slot ?? ''}`
    if (target && taken.has(key) && !target.repeats) continue
    if (target) taken.add(key)
    known.set(index, mapping)
  }
  return suggested.map((one) => {
    const mapping = known.get(one.column)
    if (mapping) return mapping
    const target = byPath.get(one.field ?? '')
    const isCrowded = target && !target.repeats && taken.has(`${one.field} ${one.slot ?? ''}`)
    return isCrowded ? { column: one.column, field: null, confidence: 0, why: 'nothing' } : one
  })
}

function mappingOf(column: number, place: Place): SuggestedMapping {
  if (place === null || typeof place === 'string') return { column, field: place, confidence: 1, why: 'preset' }
  const [field, slot, label] = place
  return { column, field, confidence: 1, why: 'preset', ...(slot ? { slot } : {}), ...(label ? { label } : {}) }
}
