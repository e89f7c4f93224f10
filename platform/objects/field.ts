import { z } from 'zod'
import { optionalText, text } from './text.ts'

export type FieldType =
  | 'text'
  | 'longText'
  | 'number'
  | 'money'
  | 'date'
  | 'dateTime'
  | 'boolean'
  | 'select'
  | 'tags'
  | 'emails'
  | 'phones'
  | 'domains'
  | 'socials'
  | 'addresses'
  | 'url'
  | 'country'
  | 'language'
  | 'relation'
  | 'user'
  | 'related'
  | 'lines'
  | 'multiSelect'
  | 'rating'
  | 'email'
  | 'phone'
  | 'address'
  | 'formula'
  | 'rollup'
  | 'checklist'
  | 'shares'
  | 'links'

/** Kinds of exact look-up in record_keys; a unique custom field has one of its own. */
export type KeyKind = 'email' | 'phone' | 'domain' | 'externalId' | 'number' | 'sku' | `custom:${string}`

/** An option as people see it. */
export interface Choice {
  value: string
  label: string
  color: string | null
  /** What it is one of: the pipeline of a stage. */
  within?: string
}

/** What makes a field the workspace's own. */
export interface CustomTrait {
  id: string
  /** Its key in `custom`; among the type's fields it stands as `custom.<name>`. */
  name: string
}

export interface FieldTraits {
  required?: boolean
  /** What a new record has when the client sends nothing. */
  default?: unknown
  /** Set by Kith, never by a client. */
  readonly?: boolean
  /** The fields of the record it tells of: hidden with any of them. */
  tellsOf?: readonly string[]
  /** Some layout shows it only for some records: the form asks for it where it shows, nobody else insists on it. */
  conditional?: boolean
  /** Part of the record's search text. */
  searchable?: boolean
  /** May order a list; an index stands behind it. */
  sortable?: boolean
  /** Compared with the user's alphabet (ICU), not by bytes. */
  alphabetical?: boolean
  /** Finds the record exactly. */
  key?: KeyKind
  options?: readonly string[]
  /** An import moves it towards the end of its options only. */
  onlyForward?: boolean
  /** The object type a relation points to. */
  object?: string
  /** Of a list of parts: each may name a record of this object by this property. */
  parts?: { object: string; by: string }
  /** A column of it often says that field instead: stages that say won or lost. For imports. */
  orElse?: string
  /** Names a file may use for it, beside the label; for the import's suggestions. */
  synonyms?: readonly string[]
  /** What it is called here; absent: the screen has a word for it. */
  label?: string
  help?: string
  /** The options with their labels, where the workspace made them. */
  choices?: readonly Choice[]
  /** No two records have the same value. */
  unique?: boolean
  /** Its values are kept in record_values as well. */
  indexed?: boolean
  /** … and all of them are there by now: filters and lists go by it. */
  filled?: boolean
  sensitive?: boolean
  custom?: CustomTrait
  /** Its values are being converted to another type: none may be written until that is done. */
  converting?: boolean
  /** Of a computed field: what it yields. */
  result?: FieldType
  /** Of a computed field: why it cannot be worked out any more. */
  problem?: { path: string; message: string; mend: string }
  formula?: string
  rollup?: unknown
}

/** One field of an object type: what it is, what a client may send (`write`) and gets (`read`). */
export interface Field<R extends z.ZodType = z.ZodType, W extends z.ZodType = z.ZodType> extends FieldTraits {
  type: FieldType
  read: R
  write: W
}

export const field = <R extends z.ZodType, W extends z.ZodType>(
  type: FieldType,
  read: R,
  write: W,
  traits: FieldTraits,
): Field<R, W> => ({
  ...traits,
  type,
  read,
  write,
})

const nullableString = z.string().nullable()

export const textField = (traits: FieldTraits = {}) => field('text', nullableString, optionalText(500), traits)
export const requiredText = (traits: FieldTraits = {}) =>
  field('text', z.string(), text(500).pipe(z.string().min(1, { error: 'It may not be empty' })), {
    ...traits,
    required: true,
  })
export const longText = (traits: FieldTraits = {}) => field('longText', nullableString, optionalText(100_000), traits)
export const requiredLongText = (traits: FieldTraits = {}) =>
  field('longText', z.string(), text(100_000).pipe(z.string().min(1, { error: 'It may not be empty' })), {
    ...traits,
    required: true,
  })
export const url = (traits: FieldTraits = {}) => field('url', nullableString, optionalText(2_000), traits)
export const language = (traits: FieldTraits = {}) => field('language', nullableString, optionalText(100), traits)

export const finite = z.number().refine(Number.isFinite, { error: 'Not a finite number' })
export const number = (traits: FieldTraits = {}) => field('number', z.number().nullable(), finite.nullable(), traits)

/** Integer minor units (cents) of the record's `currency`. */
export const MinorUnits = z.int().min(-1e14).max(1e14)
export const money = (traits: FieldTraits = {}) => field('money', z.int().nullable(), MinorUnits.nullable(), traits)

const inRange = (value: string) => value >= '0001' && value < '9999'
/** A day of the calendar, as PostgreSQL knows it. */
export const Day = z.iso
  .date({ error: 'Not a date as 2026-11-19' })
  .refine(inRange, { error: 'Not a year between 1 and 9998' })
export const date = (traits: FieldTraits = {}) => field('date', nullableString, z.union([z.null(), Day]), traits)

/** RFC 3339 with an offset; written out in UTC. */
export const Instant = z.iso
  .datetime({ offset: true, error: 'Not a time as 2026-11-19T09:30:00Z' })
  .refine(inRange, { error: 'Not a year between 1 and 9998' })
  .transform((value) => new Date(value).toISOString())
  // Its offset may carry it out of the years there are.
  .refine(inRange, { error: 'Not a year between 1 and 9998' })
export const dateTime = (traits: FieldTraits = {}) =>
  field('dateTime', nullableString, z.union([z.null(), Instant]), traits)
export const requiredDateTime = (traits: FieldTraits = {}) =>
  field('dateTime', z.string(), Instant, { ...traits, required: true })

export const boolean = (traits: FieldTraits = {}) => field('boolean', z.boolean(), z.boolean(), traits)

export const select = <const O extends readonly [string, ...string[]]>(options: O, traits: FieldTraits = {}) =>
  field('select', z.enum(options), z.enum(options), { ...traits, options })
/** A choice that may be left open. */
export const optionalSelect = <const O extends readonly [string, ...string[]]>(options: O, traits: FieldTraits = {}) =>
  field('select', z.enum(options).nullable(), z.enum(options).nullable(), { ...traits, options })

const CurrencyCode = text(3).pipe(z.string().regex(/^[A-Z]{3}$/, { error: 'Not a currency code as EUR' }))
export const currency = (traits: FieldTraits = {}) => field('text', nullableString, CurrencyCode.nullable(), traits)
export const requiredCurrency = (traits: FieldTraits = {}) =>
  field('text', z.string(), CurrencyCode, { ...traits, required: true })

/**
 * A choice among what the workspace has made (`choices` of its type), or until then among what Kith brings along. Which
 * there are the type's `beforeWrite` checks: the contract cannot know.
 */
export const workspaceSelect = (options: readonly string[], traits: FieldTraits = {}) =>
  field('select', nullableString, optionalText(100), { ...traits, options })

export const tags = (traits: FieldTraits = {}) =>
  field('tags', z.array(z.string()), z.array(text(100).pipe(z.string().min(1))).max(100), traits)

const Labelled = z.strictObject({ value: z.string(), primary: z.boolean(), label: z.string().optional() })
const labelled = (most: number) => {
  const full = z.strictObject({ value: text(most), primary: z.boolean().optional(), label: text(50).optional() })
  return z.array(z.union([text(most).transform((value) => ({ value })), full]).pipe(full)).max(50)
}
/** `[{value, primary}]`, or plain strings; the first is primary unless one says so. */
export const emails = (traits: FieldTraits = {}) => field('emails', z.array(Labelled), labelled(320), traits)
/** As emails; numbers are kept as E.164. */
export const phones = (traits: FieldTraits = {}) => field('phones', z.array(Labelled), labelled(60), traits)
export const domains = (traits: FieldTraits = {}) =>
  field('domains', z.array(z.string()), z.array(text(253).pipe(z.string().min(1))).max(50), traits)

const Social = z.strictObject({ network: text(50), url: text(2_000) })
export const socials = (traits: FieldTraits = {}) => field('socials', z.array(Social), z.array(Social).max(30), traits)

export const Address = z.strictObject({
  street: text(300).optional(),
  postcode: text(30).optional(),
  city: text(150).optional(),
  region: text(150).optional(),
  country: text(100).optional(),
  label: text(50).optional(),
})
/** What an address is made of. */
export const addressParts = Object.keys(Address.shape)

export const addresses = (traits: FieldTraits = {}) =>
  field('addresses', z.array(Address), z.array(Address).max(20), traits)

export const Uuid = z.uuid({ error: 'An id is a UUID' }).toLowerCase()
export const relation = (object: string, traits: FieldTraits = {}) =>
  field('relation', z.uuid().nullable(), Uuid.nullable(), { ...traits, object })
export const user = (traits: FieldTraits = {}) => field('user', z.uuid().nullable(), Uuid.nullable(), traits)

/** Who has to see to it together: a team of the workspace, named like a person. */
export const TEAM = 'team'
export const team = (traits: FieldTraits = {}) => user({ ...traits, object: TEAM })

const ChecklistItem = z.strictObject({ text: text(300), done: z.boolean().default(false) })
// A step that nobody wrote anything to is none.
const Checklist = z
  .array(ChecklistItem)
  .max(100)
  .transform((items) => items.filter(({ text }) => text !== ''))
/** Small steps in their order: `[{text, done}]`. */
export const checklist = (traits: FieldTraits = {}) =>
  field('checklist', z.array(z.object({ text: z.string(), done: z.boolean() })), Checklist, traits)

const Share = z.strictObject({ userId: Uuid, percent: z.int().min(1).max(100).describe('Whole percent') })
const Shares = z
  .array(Share)
  .max(20)
  .refine((all) => all.length === 0 || all.reduce((sum, { percent }) => sum + percent, 0) === 100, {
    error: 'Shares come to 100 percent together',
  })
  .refine((all) => new Set(all.map(({ userId }) => userId)).size === all.length, {
    error: 'Nobody has two shares',
  })
/** Who has which part of something: `[{userId, percent}]`, together a hundred. */
export const shares = (traits: FieldTraits = {}) =>
  field('shares', z.array(z.object({ userId: z.uuid(), percent: z.int() })), Shares, traits)

/** What a link names for somebody of the workspace. */
export const PERSON = 'user'
const Link = z.strictObject({ object: text(60), id: Uuid })
/** Records of any objects, or people of the workspace (`user`): `[{object, id}]`, read from beside the row. */
export const links = (traits: FieldTraits = {}) =>
  field('links', z.array(z.object({ object: z.string(), id: z.uuid() })), z.array(Link).max(50), traits)

/** Who attends: as links, and of each whether no invitation is to go to them. */
export const attendees = () =>
  field(
    'links',
    z.array(z.object({ object: z.string(), id: z.uuid(), uninvited: z.literal(true).optional() })),
    z.array(Link.extend({ uninvited: z.boolean().optional().describe('No invitation is mailed to them') })).max(50),
    {},
  )

/** Read from and written to tables beside the record's own (companies of a contact, lines of an order). */
export const related = <R extends z.ZodType, W extends z.ZodType>(
  object: string,
  read: R,
  write: W,
  traits: FieldTraits = {},
) => field('related', read, write, { ...traits, object })
export const lines = <R extends z.ZodType, W extends z.ZodType>(read: R, write: W, traits: FieldTraits = {}) =>
  field('lines', read, write, traits)
