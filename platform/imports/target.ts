import { ANY_OWN } from '#platform/objects/own-records'
import type { CellKind } from './file/cell-kind.ts'
import { headerText, type Word, wordsFor } from './vocabulary.ts'

/** A field of an object type as far as an import needs it. */
export interface MappableField {
  name: string
  type: string
  /** In any language, or one per language. */
  label?: string | Record<string, string>
  synonyms?: readonly string[]
  options?: readonly string[]
  /** The field that its cells may speak of instead. */
  orElse?: string
  readonly?: boolean
  /** The object type that a relation, `related` or `lines` field points to. */
  object?: string
  /** The options as people see them, where the workspace made them. */
  choices?: readonly { value: string; label: string }[]
  /** Of a record that comes along (`type: 'along'`): the fields of it that a file may fill. */
  fields?: readonly MappableField[]
}

/** A place a cell can go: `emails`, `addresses.city`, `companies.name`, `lines.quantity`, `fullName`. */
export interface Target {
  path: string
  field: MappableField
  /** What of the field it is: `city` of addresses; empty for all of it. */
  part: string
  words: readonly Word[]
  /** What its cells should look like; empty when anything may be in it. */
  kinds: readonly CellKind[]
  /** Several columns may go here. */
  repeats: boolean
  /** One per slot: addresses at home and at work. */
  slots: boolean
}

const KINDS: Record<string, CellKind[]> = {
  emails: ['email'],
  phones: ['phone', 'number', 'id'],
  date: ['date', 'dateTime'],
  dateTime: ['date', 'dateTime'],
  number: ['number'],
  money: ['money', 'number'],
  boolean: ['boolean', 'number', 'text'],
  url: ['url', 'text'],
  country: ['country', 'text'],
  email: ['email'],
  phone: ['phone', 'number', 'id'],
  rating: ['number'],
}

/** Every place the fields of an object type offer, compound fields taken apart. */
export function targetsOf(fields: readonly MappableField[]): Target[] {
  const names = new Set(fields.map((field) => field.name))
  const buysAs = fields.find(({ type, object }) => type === 'relation' && object === 'contact')
  const targets = fields
    .filter((field) => !field.readonly)
    .flatMap(targetsOfField)
    .map((one) => (buysAs && one.path === 'externalId' ? { ...one, words: one.words.filter(isOwnNumber) } : one))
  const first = fields.find((field) => field.name === 'firstName')
  if (!first || !names.has('lastName')) return targets
  return [
    ...targets,
    target('fullName', first, wordsFor('fullName')),
    target('middleName', first, wordsFor('middleName')),
  ]
}

/** `Customer ID` in a file of orders is the customer's number, not the order's. */
const isOwnNumber = ({ text }: Word) => !/customer|contact|kunde|debitor|user|client|member|mitglied|master/.test(text)

/** `contactId` is spoken of as `contact`. */
export const baseName = ({ name, type }: MappableField) =>
  type === 'relation' || type === 'user' ? name.replace(/Id$/, '') : name

function targetsOfField(field: MappableField): Target[] {
  const base = baseName(field)
  const own = [...wordsFor(base), ...fieldWords(field)]
  const part = (path: string, key: string, kinds: CellKind[] = [], more: Partial<Target> = {}) =>
    target(`${field.name}.${path}`, field, wordsFor(key), kinds, more)
  switch (field.type) {
    case 'emails':
    case 'phones':
      return [
        target(field.name, field, [...wordsFor(field.type), ...own], KINDS[field.type], { repeats: true, slots: true }),
        part('label', `${field.type}.label`, [], { slots: true }),
      ]
    case 'domains':
    case 'tags':
      return [target(field.name, field, own, [], { repeats: true })]
    case 'addresses':
      return ['street', 'street2', 'postcode', 'city', 'region', 'country', 'label'].map((name) =>
        target(`${field.name}.${name}`, field, addressWords(name), name === 'country' ? KINDS.country : [], {
          slots: true,
        }),
      )
    case 'socials':
      return ['linkedin', 'twitter', 'facebook', 'instagram', 'xing'].map((network) => part(network, network))
    case 'lines':
      return [
        target(`${field.name}.product`, field, field.synonyms ? fieldWords(field) : wordsFor('productName')),
        part('sku', 'sku'),
        part('quantity', 'quantity', KINDS.number),
        part('unitPrice', 'unitPrice', KINDS.money),
        part('amount', 'lineAmount', KINDS.money),
      ]
    case 'user':
      return [target(base, field, own)]
    case 'along':
      return (field.fields ?? []).map((one) =>
        target(`${field.name}.${one.name}`, field, alongWords(field, one), KINDS[one.type]),
      )
    case 'address':
      return [
        target(field.name, field, own),
        ...['street', 'street2', 'postcode', 'city', 'region', 'country'].map((name) =>
          target(`${field.name}.${name}`, field, ownAddressWords(field, name), name === 'country' ? KINDS.country : []),
        ),
      ]
    case 'formula':
    case 'rollup':
    case 'shares':
      return []
    case 'related':
    case 'relation':
      return targetsOfRelation(field)
    case 'date':
      return [
        target(field.name, field, own, KINDS.date),
        ...['year', 'month', 'day'].map((name) => part(name, `${field.name}.${name}`)),
      ]
    default:
      return [target(field.name, field, own, KINDS[field.type])]
  }
}

/** `Note`, `Task due date`: words that name what comes along, for its own fields are called like those of the record. */
const alongWords = ({ name: object, label }: MappableField, { name, label: own }: MappableField): Word[] =>
  [object, ...(typeof label === 'string' ? [label] : [])].flatMap((of) =>
    [name, ...(typeof own === 'string' ? [own] : [])].map((part) => ({
      text: headerText(`${of} ${part}`),
      isWeak: false,
    })),
  )

/** Google writes `Address 1 - City`, others `Anschrift Ort`. */
function addressWords(name: string): Word[] {
  const words = wordsFor(name === 'label' ? 'addresses.label' : name)
  return words.flatMap(({ text, isWeak }) =>
    [text, `address ${text}`, `anschrift ${text}`].map((one) => ({ text: one, isWeak })),
  )
}

/** `Delivery - City`: a field of one address is named with its part, or it would be any address. */
const ownAddressWords = (field: MappableField, name: string): Word[] =>
  fieldWords(field).flatMap(({ text: of }) =>
    wordsFor(name).map(({ text }) => ({ text: headerText(`${of} ${text}`), isWeak: false })),
  )

/** How a file names the record at the other end: by its number, its address, or its name. */
function targetsOfRelation(field: MappableField): Target[] {
  const to = (part: string, words: readonly Word[], kinds: CellKind[] = []) =>
    target(`${baseName(field)}.${part}`, field, words, kinds)
  if (field.object === 'company') {
    const isParent = baseName(field) === 'parent'
    const named = to('name', [...wordsFor(isParent ? 'parent' : 'companyName'), ...fieldWords(field)])
    return isParent || field.type === 'related' ? [named] : [named, to('domain', wordsFor('domains'))]
  }
  // A name alone does not say of which object it is.
  if (field.object === ANY_OWN) return []
  if (field.object && field.object !== 'contact') return [to('name', fieldWords(field))]
  if (field.object !== 'contact') return []
  const prefixed = (key: string) =>
    wordsFor(key).flatMap(({ text, isWeak }) =>
      [text, `customer ${text}`, `contact ${text}`, `kunden ${text}`].map((one) => ({ text: one, isWeak })),
    )
  return [
    to(
      'externalId',
      wordsFor('externalId').filter(({ text }) => text !== 'id'),
    ),
    to('email', prefixed('emails'), ['email']),
    to('phone', prefixed('phones'), KINDS.phones),
    to('fullName', prefixed('fullName')),
    to('firstName', prefixed('firstName')),
    to('lastName', prefixed('lastName')),
  ]
}

function fieldWords({ name, label, synonyms = [] }: MappableField): Word[] {
  const labels = typeof label === 'string' ? [label] : Object.values(label ?? {})
  return [name, ...labels, ...synonyms].map((text) => ({ text: headerText(text), isWeak: false }))
}

function target(
  path: string,
  field: MappableField,
  words: readonly Word[],
  kinds: readonly CellKind[] = [],
  more: Partial<Target> = {},
): Target {
  return { path, field, part: partOf(path, field), words, kinds, repeats: false, slots: false, ...more }
}

// The name of a custom field has a dot of its own: `custom.tier`.
function partOf(path: string, field: MappableField): string {
  const owners = [field.name, baseName(field)]
  const owner = owners.find((name) => path.startsWith(`${name}.`))
  return owner === undefined ? '' : path.slice(owner.length + 1)
}
