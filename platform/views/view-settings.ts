import { z } from 'zod'
import { FilterText } from '#platform/objects/filter'
import { text } from '#platform/objects/text'

/** How records are laid out. */
export const viewKinds = ['table', 'board', 'calendar', 'timeline'] as const
export type ViewKind = (typeof viewKinds)[number]

/** Who sees a view. */
export const visibilities = ['private', 'team', 'everyone'] as const
export type Visibility = (typeof visibilities)[number]

/** How high a row is. */
const densities = ['compact', 'normal', 'airy'] as const

/** How the values of a field become one. `count`: how many records have any. */
export const sumKinds = ['sum', 'avg', 'count', 'min', 'max'] as const
export type SumKind = (typeof sumKinds)[number]

/** The stretch of time that makes one group of a date field. */
export const groupUnits = ['day', 'week', 'month'] as const
export type GroupUnit = (typeof groupUnits)[number]

/** Name of a field, `lastName` or `custom.tier`. */
export const FieldName = z.string().min(1).max(100)

const Column = z.strictObject({
  name: FieldName,
  width: z.int().min(40).max(1_000).optional().describe('In px; absent: shares the room'),
  pinned: z.boolean().optional().describe('Stays when the table moves sideways'),
})

/** What a view remembers; what is absent is as the object type has it. */
export const ViewSettings = z.strictObject({
  // As text it is bounded before it is taken apart.
  filter: z
    .unknown()
    .transform((filter) => JSON.stringify(filter))
    .pipe(FilterText)
    .optional(),
  q: text(200).optional(),
  sort: z.string().min(1).max(101).optional().describe('A sortable field, “-” before it for descending'),
  columns: z.array(Column).max(100).optional(),
  density: z.enum(densities).optional(),
  groupBy: z.strictObject({ field: FieldName, unit: z.enum(groupUnits).optional() }).optional(),
  sums: z
    .array(z.strictObject({ field: FieldName, how: z.enum(sumKinds) }))
    .max(12)
    .optional(),
  boardField: FieldName.optional().describe('The select or user field whose choices are the columns of a board'),
  dateField: FieldName.optional().describe('The field that puts records on the days of a calendar'),
  hiddenOptions: z.array(text(200)).max(200).optional().describe('Choices that are no column of the board'),
})
export type ViewSettings = z.output<typeof ViewSettings>
