import type { Ctx } from '#platform/ctx/ctx'
import type { ObjectType } from '#platform/objects/object-type'
import type { ColumnShape } from './file/file-shape.ts'
import { mappable } from './mappable.ts'
import { type SuggestedMapping, suggestMapping } from './mapping.ts'
import { recognise, withPreset } from './presets/recognise.ts'
import { type Proposal, proposalFor } from './propose-field.ts'

export interface Suggestion extends SuggestedMapping {
  /** For a column that nothing fits: the field that could be made for it. */
  proposal: Proposal | null
}

export interface Suggested {
  columns: Suggestion[]
  /** The program that wrote the file, as far as its columns tell, and what its rows are. */
  preset: { id: string; name: string; object: string } | null
}

/** Where the columns of a file go: as the program's preset says that wrote it, else by their names and cells. */
export function suggestFor(ctx: Pick<Ctx, 'objects'>, type: ObjectType, columns: readonly ColumnShape[]): Suggested {
  const { fields, targets } = mappable(ctx, type)
  const general = suggestMapping(columns, fields)
  const found = recognise(columns)
  const mapped = found?.table.object === type.name ? withPreset(found, columns, general, targets) : general
  const people = new Set<string | null>(targets.flatMap(({ path, field }) => (field.type === 'user' ? path : [])))
  return {
    columns: mapped.map((one) => ({ ...one, proposal: proposalFor(columns[one.column], one, people.has(one.field)) })),
    preset: found ? { id: found.preset.id, name: found.preset.name, object: found.table.object } : null,
  }
}

/** The mapping that a suggestion comes to when nobody changes it. */
export const mappingOf = ({ columns }: Suggested) =>
  columns.map(({ confidence: _, why: __, proposal: ___, ...mapping }) => mapping)
