import { z } from 'zod'

// jsonb takes neither NUL nor half a character.
export const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !value.includes('\u0000') && value.isWellFormed(), { error: 'The text has a broken character' })

export const modes = ['create', 'update', 'both'] as const
export const Mode = z.enum(modes)
export type Mode = z.output<typeof Mode>

/** `name` compares names without regard to case, for lists that have nothing better. */
export const matchKinds = ['email', 'phone', 'domain', 'externalId', 'number', 'sku', 'name'] as const
export const MatchOn = z.enum(matchKinds)
export type MatchOn = z.output<typeof MatchOn>

/** What a person corrects when the file was read wrongly. */
export const ShapeOptions = z.strictObject({
  encoding: text(40).optional(),
  delimiter: z.enum([',', ';', '\t', '|', 'spaces']).optional(),
  quote: z.enum(['"', "'"]).optional(),
  /** 1-based row of the header, 0 for a file without one. */
  headerRow: z.int().min(0).max(1_000).optional(),
  /** Which sheet of a workbook, by its name. */
  sheet: text(200).optional(),
})

/** What holds for every row that says nothing else. */
export const ImportDefaults = z.strictObject({
  /** ISO 3166-1 alpha-2, for phone numbers without a country. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: 'Not a country code as DE' })
    .optional(),
  /** ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: 'Not a currency code as EUR' })
    .optional(),
  /** IANA zone of times written without one. */
  timeZone: text(60).optional(),
  /** Id of the member who owns what is created. */
  owner: z.uuid().optional(),
  /** Added to what is created and updated. */
  tags: z
    .array(text(100).pipe(z.string().min(1)))
    .max(20)
    .optional(),
  /** Of contacts that are created. */
  lifecycleStage: text(50).optional(),
  source: text(500).optional(),
  /** What a line of an order is called where no column names its product. */
  productName: text(500).optional(),
})
export type ImportDefaults = z.output<typeof ImportDefaults>

export const ImportOptions = z.strictObject({
  /** Offer the same mapping, matching and mends for the next file with these columns. */
  remember: z.boolean().optional(),
})

const isShort = (words: object) => Object.keys(words).length <= 1_000

const ColumnTarget = z.strictObject({
  /** 0-based, or the header's text. */
  column: z.union([z.int().min(0), text(1_000)]),
  /** A target's path; null leaves the column out. */
  field: text(200).nullable(),
  slot: text(100).optional(),
  label: text(50).optional(),
  /** Words of its cells and what to read instead: an option, a member's address; empty for nothing. */
  words: z.record(text(200), text(200)).refine(isShort, { error: 'At most 1,000 words' }).optional(),
})

export const MappingList = z.array(ColumnTarget).max(2_000)

const asJson = (given: unknown) => {
  if (typeof given !== 'string') return given
  try {
    return JSON.parse(given)
  } catch {
    return given
  }
}

/** Where columns go: as a list, or by header. */
export const MappingInput = z.preprocess(
  asJson,
  z.union(
    [
      MappingList,
      z
        .record(z.string().max(1_000), z.string().max(200).nullable())
        .transform((byHeader) =>
          Object.entries(byHeader).map(([column, field]): z.output<typeof ColumnTarget> => ({ column, field })),
        ),
    ],
    { error: 'Not a mapping as [{"column": "E-Mail", "field": "emails"}] or {"E-Mail": "emails"}' },
  ),
)
export type MappingInput = z.output<typeof MappingInput>

/** One kind, several, or `none`. */
export const MatchList = z.preprocess((given) => {
  const read = asJson(given)
  if (read === 'none' || read === '') return []
  return typeof read === 'string' ? read.split(',').map((kind) => kind.trim()) : read
}, z.array(MatchOn).max(matchKinds.length))

const JsonOf = <S extends z.ZodType>(shape: S) => z.preprocess(asJson, shape)

/** The form beside the file. Lists and objects come as JSON text. */
export const ImportForm = z.strictObject({
  /** contact, company, order, product, note, task; the plural is taken too. */
  object: z.string().max(50),
  mapping: MappingInput.optional(),
  matchOn: MatchList.optional(),
  mode: Mode.optional(),
  options: JsonOf(ShapeOptions).optional(),
  defaults: JsonOf(ImportDefaults).optional(),
  start: z
    .enum(['true', 'false'])
    .default('true')
    .transform((start) => start === 'true'),
})
