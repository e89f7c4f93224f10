import type { SomeColumns } from '#platform/objects/find-record'
import type { ObjectType } from '#platform/objects/object-type'
import { titleOf } from '#platform/objects/trash-records'
import { folded, writtenAs } from './folded.ts'
import type { Word } from './read-query.ts'

/** Best first. */
const ranks = { exact: 0, beginsTitle: 1, beginsWords: 2, inTitle: 3, elsewhere: 4, alikeInTitle: 5, alike: 6 } as const

/** A record that fits, with where it does. */
export interface Found {
  object: string
  id: string
  title: string
  /** Name of the field that holds what was typed; null for the title. */
  field: string | null
  /** Its text around the match. */
  match: string | null
  /** The words as they stand in the record, for showing them. */
  words: string[]
  rank: number
}

interface Sought {
  words: readonly Word[]
  phone: string | null
  /** The key it was found by exactly. */
  exact?: { field: string; value: string } | undefined
  /** Some words are not those that were typed but like them. */
  isAlike: boolean
}

/** How well a record fits, and where. */
export function foundIn(type: ObjectType, record: SomeColumns, sought: Sought): Found {
  const { words, phone, exact, isAlike } = sought
  const title = titleOf(type, record) || textsOf(type, record)[0]?.text || ''
  const plain = folded(title)
  const hits = words.map((forms) => forms.find((form) => plain.includes(form)))
  const inTitle = words.length > 0 && hits.every((hit) => hit !== undefined)
  const elsewhere = exact
    ? { field: exact.field, text: exact.value, forms: [exact.value] }
    : inTitle
      ? null
      : bestText(textsOf(type, record), phone ? [...words, [phone]] : words)
  const isTitle = elsewhere !== null && type.title.includes(elsewhere.field)
  const rank = exact ? ranks.exact : isAlike ? alikeRank(inTitle) : inTitle ? titleRank(plain, words) : ranks.elsewhere
  return {
    object: type.name,
    id: record.id,
    title: title.slice(0, 200),
    field: isTitle ? null : (elsewhere?.field ?? null),
    match: isTitle || !elsewhere ? null : around(elsewhere.text, elsewhere.forms[0] ?? ''),
    words: [
      ...new Set([
        ...hits.flatMap((hit) => (hit ? writtenAs(title, hit) : [])),
        ...(elsewhere?.forms.map((form) => writtenAs(elsewhere.text, form)) ?? []),
      ]),
    ],
    rank,
  }
}

/** Whether each word, or the phone number they make, stands somewhere in what this person sees of the record. */
export function holdsAll(
  type: ObjectType,
  record: SomeColumns,
  { words, phone }: Pick<Sought, 'words' | 'phone'>,
): boolean {
  const texts = [titleOf(type, record), ...textsOf(type, record).map(({ text }) => text)].map(folded)
  const holds = (forms: readonly string[]) => forms.some((form) => texts.some((text) => text.includes(form)))
  return words.every(holds) || (phone !== null && holds([phone]))
}

function titleRank(title: string, words: readonly Word[]): number {
  if (words.length === 1 ? words[0]?.some((form) => title.startsWith(form)) : title.startsWith(phrase(words)))
    return ranks.beginsTitle
  const parts = title.split(/[\s-]+/)
  const begins = words.every((forms) => forms.some((form) => parts.some((part) => part.startsWith(form))))
  return begins ? ranks.beginsWords : ranks.inTitle
}

const alikeRank = (inTitle: boolean) => (inTitle ? ranks.alikeInTitle : ranks.alike)

const phrase = (words: readonly Word[]) => words.map(([form]) => form).join(' ')

interface Text {
  field: string
  text: string
}

function textsOf(type: ObjectType, record: SomeColumns): Text[] {
  return Object.entries(type.fields).flatMap(([field, { searchable }]) =>
    searchable ? partsOf(record[field]).map((text) => ({ field, text })) : [],
  )
}

/** A list has a text an entry; an address is one text of its parts. */
function partsOf(value: unknown): string[] {
  if (value === null || value === undefined || value === '') return []
  if (Array.isArray(value)) return value.flatMap(partsOf)
  if (typeof value !== 'object') return [String(value)]
  const { value: reachable } = value as { value?: unknown }
  return typeof reachable === 'string'
    ? [reachable]
    : [
        Object.values(value)
          .filter((part) => typeof part === 'string')
          .join(', '),
      ]
}

/** The text that holds most of the words, with the forms it holds. */
function bestText(texts: readonly Text[], words: readonly (readonly string[])[]) {
  let best: (Text & { forms: string[] }) | null = null
  for (const { field, text } of texts) {
    const plain = folded(text)
    const forms = words.flatMap((word) => word.find((form) => plain.includes(form)) ?? [])
    if (forms.length > (best?.forms.length ?? 0)) best = { field, text, forms }
  }
  return best
}

const SHOWN = 160

/** A long text cut to the surroundings of the match, at spaces. */
function around(text: string, form: string): string {
  if (text.length <= SHOWN) return text
  const at = folded(text).indexOf(form)
  if (at < SHOWN / 2) return `${text.slice(0, SHOWN)}…`
  const begin = text.indexOf(' ', at - SHOWN / 2) + 1
  return `…${text.slice(begin, begin + SHOWN)}${begin + SHOWN < text.length ? '…' : ''}`
}
