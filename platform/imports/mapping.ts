import type { ColumnShape } from './file/file-shape.ts'
import { type MappableField, type Target, targetsOf } from './target.ts'
import { headerText, type Slot, slotOf } from './vocabulary.ts'

/** Where one column goes, as suggested to a person or decided by one. */
export interface ColumnMapping {
  /** 0-based column. */
  column: number
  /** Path of a target, `null` to leave the column out. */
  field: string | null
  /** Which of several emails, phones or addresses: columns of one address share a slot. */
  slot?: string
  /** What that one is called: `home`, `work`, `mobile`. */
  label?: string
  /** Words of the file and what to read instead: an option, a member's address; empty for nothing. */
  words?: Record<string, string>
}

export interface SuggestedMapping extends ColumnMapping {
  /** 0–1; below 0.5 nothing is suggested. */
  confidence: number
  why: 'preset' | 'header' | 'header_and_cells' | 'cells' | 'nothing'
}

interface Candidate {
  column: ColumnShape
  target: Target
  slot: Slot
  confidence: number
  why: SuggestedMapping['why']
}

/**
 * Suggests where each column goes, by its header and by what its cells hold. A target that takes one column gets the most
 * certain; the others stay free. Meant to need no question for the exports people really have.
 */
export function suggestMapping(columns: readonly ColumnShape[], fields: readonly MappableField[]): SuggestedMapping[] {
  const targets = targetsOf(fields)
  const byWord = indexed(targets)
  const byHeader = columns.flatMap((column) => candidatesByHeader(column, byWord))
  const chosen = assigned(byHeader, new Map())
  nameBesideFirstName(chosen, targets)
  const free = columns.filter((column) => !chosen.has(column.index))
  assigned(
    free.flatMap((column) => candidatesByCells(column, targets)),
    chosen,
  )
  return columns.map((column) => suggestion(column, chosen.get(column.index)))
}

/** German files write `Name, Vorname`: beside a column of first names, `Name` is the last name. */
function nameBesideFirstName(chosen: Map<number, Candidate>, targets: Target[]): void {
  const paths = new Map([...chosen.values()].map((candidate) => [candidate.target.path, candidate]))
  const name = paths.get('fullName')
  const lastName = targets.find(({ path }) => path === 'lastName')
  if (name && lastName && paths.has('firstName') && !paths.has('lastName') && headerText(name.column.header) === 'name')
    name.target = lastName
}

type Meaning = { target: Target; isWeak: boolean }

function indexed(targets: Target[]): Map<string, Meaning[]> {
  const byWord = new Map<string, Meaning[]>()
  for (const target of targets) {
    for (const { text, isWeak } of target.words) {
      const meanings = byWord.get(text) ?? []
      if (!meanings.some((meaning) => meaning.target === target)) byWord.set(text, [...meanings, { target, isWeak }])
    }
  }
  return byWord
}

/** Words before a name that only say whose it is: `Person - Email`, `Kunde: Ort`. */
const OWNER =
  /^(?:person|contact|kontakt|customer|kunden?|client|organization|organisation|account|lead|user|deal|order|bestellung|primary) /

function candidatesByHeader(column: ColumnShape, byWord: Map<string, Meaning[]>): Candidate[] {
  const text = headerText(column.header)
  if (!text || /\b(?:assistant|manager|spouse|yomi|phonetic|emergency)\b/.test(text)) return []
  const slot = slotOf(text)
  const spellings: [string, number][] = [
    [text, 0.95],
    [slot.text, 0.9],
    [text.replace(OWNER, ''), 0.85],
    [slot.text.replace(OWNER, ''), 0.8],
  ]
  // `Home Address 2` is the second line of the address at home, not a second address.
  const unplaced = text
    .split(' ')
    .filter((word) => !slot.slot.split(' ').includes(word) || /\d/.test(word))
    .join(' ')
  spellings.splice(1, 0, [unplaced, 0.92])
  // `Home Mobile`, `Business Fax`: every word tells of several phones apart, the last says what it is.
  if (!slot.text) spellings.push([text.split(' ').findLast((word) => !/^\d+$/.test(word)) ?? text, 0.85])
  if (/^number of |^anzahl /.test(text)) spellings.push(['quantity', 0.7])
  const found = new Map<Target, number>()
  for (const [spelling, sure] of spellings) {
    for (const { target, isWeak } of byWord.get(spelling) ?? []) {
      if (!found.has(target)) found.set(target, isWeak ? sure - 0.25 : sure)
    }
  }
  return [...found].map(([target, sure]) => judged(column, target, slot, sure))
}

/** Cells that agree make it surer; cells that contradict, doubtful, but a header still outweighs them. */
function judged(column: ColumnShape, target: Target, slot: Slot, sure: number): Candidate {
  const candidate = { column, target, slot }
  // A column without a single cell yields to one that has some.
  if (column.kind === 'empty') return { ...candidate, confidence: Math.max(0.5, sure - 0.2), why: 'header' }
  if (!target.kinds.length) return { ...candidate, confidence: sure, why: 'header' }
  const agrees = target.kinds.includes(column.kind)
  if (agrees) return { ...candidate, confidence: Math.min(0.99, sure + 0.04), why: 'header_and_cells' }
  return { ...candidate, confidence: Math.max(0.5, sure - 0.3), why: 'header' }
}

const BY_CELLS: [string, ColumnShape['kind'][], number][] = [
  ['emails', ['email'], 0.9],
  ['contact.email', ['email'], 0.85],
  ['phones', ['phone'], 0.75],
  ['placedAt', ['date', 'dateTime'], 0.6],
  ['website', ['url'], 0.6],
  ['addresses.country', ['country'], 0.6],
  ['contact.externalId', ['id'], 0.55],
  ['total', ['money'], 0.6],
]

function candidatesByCells(column: ColumnShape, targets: Target[]): Candidate[] {
  const slot: Slot = { text: '', slot: '', label: '', isSecondLine: false }
  // A header that names something else is believed: a second date of an order file is not its date.
  const doubt = column.header ? 0.05 : 0
  const found = BY_CELLS.filter(([, kinds]) => kinds.includes(column.kind)).map(([path, , sure]) => ({ path, sure }))
  const hasLines = targets.some(({ path }) => path === 'lines.quantity')
  if (hasLines && !column.header && column.kind === 'number') {
    const isWhole = column.samples.every((cell) => /^\d{1,4}$/.test(cell.trim()))
    found.push(isWhole ? { path: 'lines.quantity', sure: 0.5 } : { path: 'total', sure: 0.5 })
  }
  return found.flatMap(({ path, sure }) => {
    const target = targets.find((one) => one.path === path)
    return target ? [{ column, target, slot, confidence: sure - doubt, why: 'cells' as const }] : []
  })
}

/** The surest pair first; each column once, each target once unless it repeats, each slot of an address once. */
function assigned(candidates: Candidate[], chosen: Map<number, Candidate>): Map<number, Candidate> {
  const taken = new Set([...chosen.values()].map(placeOf))
  const ordered = candidates
    .filter(({ confidence }) => confidence >= 0.5)
    .sort((one, other) => other.confidence - one.confidence || one.column.index - other.column.index)
  for (const candidate of ordered) {
    if (chosen.has(candidate.column.index) || (taken.has(placeOf(candidate)) && !candidate.target.repeats)) continue
    chosen.set(candidate.column.index, candidate)
    taken.add(placeOf(candidate))
  }
  return chosen
}

const placeOf = ({ target, slot }: Candidate) =>
  target.slots ? `${target.path} ${placeName(slot, target)}` : target.path

/** The second line of an address shares the first one's slot though its header carries a number. */
const placeName = (slot: Slot, target: Target) =>
  target.path.endsWith('street2') && slot.isSecondLine ? slot.slot.replace(/ ?2$/, '') : slot.slot

function suggestion(column: ColumnShape, candidate: Candidate | undefined): SuggestedMapping {
  if (!candidate) return { column: column.index, field: null, confidence: 0, why: 'nothing' }
  const { target, slot, confidence, why } = candidate
  const mapping: SuggestedMapping = { column: column.index, field: target.path, confidence, why }
  const name = placeName(slot, target)
  if (target.slots && name) mapping.slot = name
  if (target.slots && slot.label) mapping.label = slot.label
  return mapping
}
