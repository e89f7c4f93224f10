import { z } from 'zod'
import { Id } from '#platform/http/endpoint'
import { Filter } from '#platform/objects/filter'

// jsonb takes neither NUL nor half a character.
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !value.includes('\u0000') && value.isWellFormed(), { error: 'The text has a broken character' })

/** A column of the file: the field, and what the header calls it. */
export const ExportColumn = z.strictObject({ field: text(200), label: text(200).optional() })
export type ExportColumn = z.output<typeof ExportColumn>

/** Which records, in which order; as a list takes them. */
export const ExportQuery = z.strictObject({
  filter: Filter.optional(),
  sort: text(100).optional(),
  q: text(200).optional(),
  trash: z.boolean().optional(),
})
export type ExportQuery = z.output<typeof ExportQuery>

export const ExportRequest = z.strictObject({
  /** contact, company, …; the plural is taken too. */
  object: text(100),
  format: z.enum(['csv', 'xlsx']),
  ...ExportQuery.shape,
  /** By default every field. */
  columns: z
    .array(z.union([text(200).transform((field): ExportColumn => ({ field })), ExportColumn]))
    .min(1)
    .max(500)
    .optional(),
  /** What the file is called, without its ending. */
  name: text(100).optional(),
})

export const Export = z.object({
  id: Id,
  kind: z.enum(['list', 'workspace']),
  object: z.string().nullable(),
  format: z.enum(['csv', 'xlsx', 'zip']),
  fileName: z.string(),
  status: z.enum(['running', 'done', 'failed', 'expired']),
  done: z.int(),
  total: z.int().nullable(),
  /** Rows a second. */
  rate: z.number().nullable(),
  bytes: z.int().nullable(),
  error: z.object({ message: z.string(), mend: z.string() }).nullable(),
  /** Where the file is fetched, below the address of Kith; null until it is there, after it has expired, and where you see less than when it was made. */
  download: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
})
export type Export = z.output<typeof Export>
