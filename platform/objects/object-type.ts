import type { RawBuilder, SqlBool } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import type { DB } from '#platform/db/tables.generated'
import type { Tx } from '#platform/db/transaction'
import type { InputError } from '#platform/http/refusal'
import type { CalendarTrait } from './calendar-trait.ts'
import type { Choice, Field, FieldType } from './field.ts'
import type { Filter } from './filter.ts'
import type { RoutingTrait } from './routing-trait.ts'

export type Fields = Record<string, Field>

/** A record as the API gives it; the shape of its own type stands in the module's contract. */
export type AnyRecord = { id: string; version: number } & Record<string, unknown>

/** A write in progress, one per record, handed to a type's hooks in batches. */
export interface Write {
  id: string
  created: boolean
  /** What the client sent, checked and normalised; for an update only the fields sent. */
  input: Record<string, unknown>
  /** The column fields as they stand after the write. */
  after: Record<string, unknown>
  /** Filled by `beforeWrite` for fields that are not columns; an update without any difference is not written. */
  changes: Record<string, [unknown, unknown]>
}

/** What is wrong with the writes that are refused, by their ids. */
export type Refused = ReadonlyMap<string, InputError[]>

/** Which records stay although somebody would throw them away, and why, by their ids. */
export type Kept = ReadonlyMap<string, { code: string; message: string; mend: string }>

/**
 * An object type, registered once. It describes a plain table for lists, filters, import, export, search and rights;
 * the verbs of its module remain ordinary functions.
 */
export interface ObjectType<F extends Fields = Fields> {
  name: string
  plural: string
  /** i18n namespace and owner of the table. */
  module: string
  table: keyof DB
  icon: string
  /** What it is called here, one and several; absent: the screens have words for it. */
  label?: string
  labelPlural?: string
  /** Of an object the workspace made: its rows are those of `records` that name it. */
  custom?: { id: string }
  /** Names in `custom` that are not shown: those of archived fields. */
  archived?: readonly string[]
  fields: F
  /** Names of the fields that name a record, joined by a space. */
  title: readonly (keyof F & string)[]
  /** By which fields two records are recognised as one, beside those of a telling type (emails, phones, addresses). Without it they are not compared. */
  alike?: {
    kind: 'person' | 'organisation'
    given?: keyof F & string
    family?: keyof F & string
    name?: keyof F & string
    companies?: keyof F & string
    birthday?: keyof F & string
  }
  /** What a new record is called that a file brings without a name: after the first two of these that it has. */
  namedAfter?: readonly (keyof F & string)[]
  defaultSort: string
  /** Fields of type `related` and `lines`: SQL that yields their JSON for a row of the table. */
  expressions?: Record<string, RawBuilder<unknown>>
  /** For filters through a `related` field (`companies.industry`), or by a link's id: exists(… as link … and predicate). */
  links?: Record<string, (predicate: RawBuilder<SqlBool>) => RawBuilder<SqlBool>>
  /** SQL that yields the ids of this type's records that name a record among their links: they stand on its timeline. */
  linkedTo?: (workspaceId: string, recordId: string) => RawBuilder<unknown>
  /** Which contact and company the record's events stand with on a timeline. */
  timeline: (id: string, after: Record<string, unknown>) => { contactId?: string | null; companyId?: string | null }
  /** Which of its records are still work for whoever owns them; without it all are, until they go to the trash. */
  open?: Filter
  /** Its records are given to whoever is there, and wait until somebody is; without it they are given to owners, and nobody waits. */
  routing?: RoutingTrait<keyof F & string>
  /** How its records stand in the calendar; without it they are found there by any of their days, once somebody asks. */
  calendar?: CalendarTrait<keyof F & string>
  /** When a creation happened, if not when it was recorded. */
  happenedAt?: (after: Record<string, unknown>) => string | undefined
  /** The choices the workspace has made for fields of type select; those of other fields stay as declared. */
  choices?: (db: Tx, workspaceId: string) => Promise<Record<string, Choice[]>>
  /**
   * Before rows are written: fills in what derives from the input (an order's total from its lines), finds what changes beside
   * the columns. What may not be written is refused by the id of its write.
   */
  beforeWrite?: (ctx: Ctx, writes: Write[]) => Promise<Refused | undefined> | Promise<void>
  /**
   * Its rows change because of what comes to point at them, as an invoice does with its payments. They are locked so that
   * others may point at them meanwhile: two who did would wait for each other's lock for ever.
   */
  pointedAt?: true
  /** Which of these records may not go to the trash. */
  kept?: (ctx: Ctx, ids: readonly string[]) => Promise<Kept>
  /** After records went to the trash or came back: what follows from them beside their own rows. */
  afterMove?: (ctx: Ctx, ids: readonly string[]) => Promise<void>
  /** Which records a file's rows are already, of those that no key finds; what they name is resolved by then. */
  known?: (ctx: Ctx, records: readonly Record<string, unknown>[]) => Promise<(string | null)[]>
  /** Before records come back out of the trash: refuses what may not stand beside what came since. */
  beforeRestore?: (ctx: Ctx, ids: readonly string[]) => Promise<void>
  /**
   * After rows are written: tables beside the record's own. It begins all its statements before it waits for any, so that
   * what is begun after it, such as reading the record back, comes after them.
   */
  afterWrite?: (ctx: Ctx, writes: Write[]) => Promise<void>
}

/** The fields every object has. */
export const systemFields = {
  id: z.uuid(),
  version: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  createdBy: z.uuid().nullable(),
  deletedAt: z.string().nullable(),
  custom: z.record(z.string(), z.unknown()),
}

type ReadShape<F extends Fields> = { [K in keyof F]: F[K]['read'] }
type WriteShape<F extends Fields> = { [K in keyof F]: F[K]['write'] }

const mapFields = <T>(fields: Fields, of: (field: Field) => T) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, of(field)]))

/** What a client gets. */
export const recordShape = <F extends Fields>(fields: F) =>
  z.object({ ...(mapFields(fields, ({ read }) => read) as ReadShape<F>), ...systemFields })

/** Values of the workspace's own fields by name; which there are is the workspace's matter, see `readCustom`. */
const CustomValues = z.record(z.string(), z.unknown())
const custom = { custom: CustomValues.optional().describe('Values of custom fields by name') }

const writable = (fields: Fields) =>
  Object.entries(fields).filter(([, { readonly, custom }]) => !readonly && custom === undefined)

/** What a client sends to change a record: any of its fields, and the version it saw. */
export function updateShape<F extends Fields>(fields: F) {
  const shape = Object.fromEntries(writable(fields).map(([name, { write }]) => [name, write.optional()]))
  return z.strictObject({ ...(shape as { [K in keyof WriteShape<F>]: z.ZodOptional<WriteShape<F>[K]> }), ...custom })
}

/** What a client sends to create a record: required fields are required. */
export function createShape<F extends Fields>(fields: F) {
  const shape = Object.fromEntries(
    writable(fields).map(([name, { write, required }]) => [name, required ? write : write.optional()]),
  )
  return z.strictObject({ ...(shape as { [K in keyof WriteShape<F>]: z.ZodOptional<WriteShape<F>[K]> }), ...custom })
}

const besideTheRow: readonly FieldType[] = ['related', 'lines', 'links', 'formula', 'rollup']

/** Whether a field's value stands in the record's row, in a column of its own or in `custom` (and is not read from beside it). */
export const isColumn = (field: Field) => !besideTheRow.includes(field.type)

/** Declares an object type; keeps the types of its fields. */
export const objectType = <const F extends Fields>(type: ObjectType<F>): ObjectType<F> => type
