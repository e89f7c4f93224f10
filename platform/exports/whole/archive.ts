import { z } from 'zod'

/** The format of the archive; raised when an older Kith could no longer read it. */
export const FORMAT = 1
export const MANIFEST = 'kith.json'
/** Where the rows of a table stand in the archive, as lines of JSON. */
export const placeOf = (table: string) => `data/${table}.jsonl`

/** What the archive says of itself. */
export const Manifest = z.object({
  kith: z.literal('workspace'),
  format: z.int(),
  createdAt: z.string(),
  workspace: z.object({
    name: z.string(),
    locale: z.string(),
    timeZone: z.string(),
    currency: z.string(),
    defaultCountry: z.string(),
  }),
  /** Who was in it. Their accounts stay behind; in another Kith they are known again by email. */
  people: z.array(z.object({ id: z.uuid(), name: z.string(), email: z.string() })).max(100_000),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).max(500) })).max(1000),
})
export type Manifest = z.output<typeof Manifest>
