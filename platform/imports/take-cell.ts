import { parseAddress } from '#platform/values/address'
import { parseBoolean } from '#platform/values/boolean'
import { parseCountry } from '#platform/values/country'
import { parseEmail } from '#platform/values/email'
import { parseMoney } from '#platform/values/money'
import { parseNumber } from '#platform/values/number'
import type { Parsed } from '#platform/values/parsed'
import { parsePhone } from '#platform/values/phone'
import { parseDomain } from '#platform/values/url'
import { cellProblem } from './check-problem.ts'
import type { Step } from './plan.ts'
import { storable } from './read-value.ts'
import { type RowDraft, within } from './row-draft.ts'

const MOST_TEXT: Record<string, number> = { text: 500, longText: 100_000, url: 2000 }
const SOCIAL_HOSTS: Record<string, string> = {
  linkedin: 'linkedin.com/in',
  twitter: 'x.com',
  facebook: 'facebook.com',
  instagram: 'instagram.com',
  xing: 'xing.com/profile',
}

type Take = (step: Step, text: string, draft: RowDraft) => void

const TAKES: Record<string, Take> = {
  emails: takeEach,
  phones: takeEach,
  domains: takeDomains,
  addresses: takeAddress,
  address: takeAddress,
  socials: takeSocial,
  lines: takeLine,
  related: takeReference,
  relation: takeReference,
  user: takeUser,
  along: takeAlong,
}

/** A note or a task of the record: its text, its day. */
function takeAlong(step: Step, text: string, draft: RowDraft): void {
  const read = step.read(text, step.style)
  if (read.ok) within(draft.along, step.field.name, (): Record<string, unknown> => ({}))[step.part] = read.value
  else draft.problems.push(cellProblem('mend', place(step), read.code, text, read.mend, read.suggestion))
}

/** Reads one filled cell into the draft, or notes what is wrong with it. */
export function takeCell(step: Step, text: string, draft: RowDraft): void {
  const take = TAKES[step.field.type] ?? (step.path === step.field.name ? takeValue : takePart)
  take(step, text, draft)
}

function takeUser({ field }: Step, text: string, draft: RowDraft): void {
  draft.record[field.name] = { [text.includes('@') ? 'email' : 'name']: storable(text) }
}

function takeValue(step: Step, text: string, draft: RowDraft): void {
  const most = MOST_TEXT[step.field.type]
  if (most && text.length > most) {
    draft.problems.push(cellProblem('mend', place(step), 'text_too_long', text, `Shorten it to ${most} characters.`))
    return
  }
  const style = draft.style.currency === undefined ? step.style : { ...step.style, currency: draft.style.currency }
  const read = step.read(text, style)
  if (!read.ok) {
    const other = step.orElse?.read(text, style)
    if (step.orElse && other?.ok) draft.record[step.orElse.field] ??= other.value
    else noted(step, text, read, draft)
    return
  }
  if (step.field.name === 'currency') draft.style.currency = String(read.value)
  if (step.field.type === 'money') namedCurrency(text, style, draft)
  draft.record[step.field.name] =
    step.field.type === 'tags'
      ? [...list(draft.record[step.field.name]), ...(step.label ? flag(step.label, text) : list(read.value))]
      : read.value
}

/** A column of yes and no becomes a tag or none (`Accepts marketing`); one of other words, the tag and the word. */
function flag(tag: string, text: string): string[] {
  const read = parseBoolean(text)
  if (!read.ok) return [`${tag}: ${storable(text)}`.slice(0, 100)]
  return read.value ? [tag] : []
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** `$12` in an amount names the currency of the record where no column does. */
function namedCurrency(text: string, style: Step['style'], draft: RowDraft): void {
  const money = /[^\d\s.,()'’+-]/.test(text) ? parseMoney(text, style) : undefined
  if (money?.ok && draft.record.currency === undefined) draft.record.currency = money.value.currency
}

function takeEach(step: Step, text: string, draft: RowDraft): void {
  if (step.part === 'label') {
    takeLabel(step, text, draft)
    return
  }
  const isEmail = step.field.type === 'emails'
  const entries = within(
    within(draft.lists, step.field.name, () => new Map()),
    step.slot,
    () => [],
  )
  for (const one of separated(text, isEmail)) {
    const read = isEmail ? readEmail(one, draft) : readPhone(step, one, draft)
    if (!read.ok) noted(step, one, read, draft)
    else entries.push(step.label ? { value: read.value, label: step.label } : { value: read.value })
  }
}

/** Several in one cell, as Google (` ::: `) and people (`;`) write them. */
function separated(text: string, isEmail: boolean): string[] {
  if (!/[;,\n]|:::/.test(text)) return [text]
  const parts = text.split(/\s*(?::::|[;,\n])\s*/).filter(Boolean)
  const looksWhole = (part: string) => (isEmail ? part.includes('@') : part.replace(/\D/g, '').length >= 6)
  return parts.length > 1 && parts.every(looksWhole) ? parts : [text]
}

function readEmail(text: string, draft: RowDraft): Parsed<string> {
  const read = parseEmail(text)
  if (read.ok) draft.guessedCountry ??= countryOfDomain(read.value)
  return read
}

/** Domains of countries whose firms use them at home; `.io` or `.me` say nothing of where somebody is. */
const AT_HOME = new Set(
  'de at ch fr it es nl be lu dk se no fi pl cz sk hu pt gr ie uk ro bg hr si ee lv lt us ca au nz br mx jp'.split(' '),
)

function countryOfDomain(email: string): string | undefined {
  const top = email.slice(email.lastIndexOf('.') + 1)
  return AT_HOME.has(top) ? (top === 'uk' ? 'GB' : top.toUpperCase()) : undefined
}

/** By the row's address, else by the email's domain (said so), else by the country chosen for the file. */
function readPhone(step: Step, text: string, draft: RowDraft): Parsed<string> {
  const fallback = step.style.country
  if (draft.country) return parsePhone(text, { country: draft.country })
  const guess = draft.guessedCountry
  const home = fallback ? parsePhone(text, { country: fallback }) : parsePhone(text)
  if (!guess || guess === fallback || /^\s*(?:\+|00)/.test(text)) return home
  const guessed = parsePhone(text, { country: guess })
  if (!guessed.ok) return home
  draft.problems.push(
    cellProblem(
      'look',
      place(step),
      'phone_country_guessed',
      text,
      'Taken for the country of the email address: check it.',
      guessed.value,
    ),
  )
  return guessed
}

function takeLabel(step: Step, text: string, draft: RowDraft): void {
  draft.labels.set(
    `${step.field.name} ${step.slot}`,
    storable(text.replace(/^\*\s*/, ''))
      .toLowerCase()
      .slice(0, 50),
  )
}

function takeDomains(step: Step, text: string, draft: RowDraft): void {
  const domains = list(draft.record[step.field.name])
  for (const one of text.split(/[;,\s]+/).filter(Boolean)) {
    const read = parseDomain(one)
    if (read.ok) domains.push(read.value)
    else noted(step, one, read, draft)
  }
  if (domains.length) draft.record[step.field.name] = domains
}

function takeAddress(step: Step, text: string, draft: RowDraft): void {
  const address = within(
    within(draft.addresses, step.field.name, () => new Map()),
    step.slot,
    (): Record<string, string> => ({}),
  )
  if (step.label && step.field.type === 'addresses') address.label ??= step.label
  if (step.part === '') {
    // What columns of their own say counts more, whichever comes first.
    for (const [part, value] of Object.entries(parseAddress(storable(text)))) address[part] ??= value
    return
  }
  if (step.part !== 'country') {
    address[step.part] = step.part === 'label' ? text.replace(/^\*\s*/, '').toLowerCase() : storable(text)
    return
  }
  const read = parseCountry(text)
  address.country = read.ok ? read.value : storable(text)
  if (read.ok) draft.country ??= read.value
  else draft.problems.push(cellProblem('look', place(step), read.code, text, read.mend, read.suggestion))
}

function takeSocial(step: Step, text: string, draft: RowDraft): void {
  const isLink = /^(?:https?:\/\/|www\.)|\.[a-z]{2,}\//i.test(text)
  const url = isLink
    ? text.replace(/^(?!https?:\/\/)/i, 'https://')
    : `https://${SOCIAL_HOSTS[step.part]}/${encodeURIComponent(storable(text).replace(/^@/, ''))}`
  draft.record[step.field.name] = [...list(draft.record[step.field.name]), { network: step.part, url: storable(url) }]
}

function takeLine(step: Step, text: string, draft: RowDraft): void {
  draft.line ??= {}
  if (step.part === 'product') draft.line.productName = storable(text).slice(0, 500)
  else if (step.part === 'sku') draft.line.sku = storable(text)
  else if (step.part === 'quantity') {
    const read = parseNumber(text, step.style)
    if (read.ok) draft.line.quantity = read.value
    else noted(step, text, read, draft)
  } else {
    const read = parseMoney(
      text,
      draft.style.currency === undefined ? step.style : { ...step.style, currency: draft.style.currency },
    )
    if (!read.ok) {
      noted(step, text, read, draft)
      return
    }
    draft.record.currency ??= read.value.currency
    draft.line[step.part === 'amount' ? 'amount' : 'unitPrice'] = read.value.amount
  }
}

/** What the file says of the record at the other end; the import finds it, or makes it. */
function takeReference(step: Step, text: string, draft: RowDraft): void {
  const reference = within(draft.parts, step.field.name, (): Record<string, string> => ({}))
  const read =
    step.part === 'email'
      ? readEmail(text, draft)
      : step.part === 'phone'
        ? readPhone(step, text, draft)
        : step.part === 'domain'
          ? parseDomain(text)
          : null
  if (read && !read.ok) noted(step, text, read, draft)
  else reference[step.part] = read ? read.value : storable(text).slice(0, 500)
}

function takePart(step: Step, text: string, draft: RowDraft): void {
  const whole = step.path === step.field.name || !step.part ? step.path : step.field.name
  within(draft.parts, whole, (): Record<string, string> => ({}))[step.part || 'text'] = storable(text)
}

function noted(step: Step, text: string, read: Parsed<unknown>, draft: RowDraft): void {
  if (read.ok) return
  const isKept = read.code === 'language_unknown' || read.code === 'country_unknown'
  if (isKept) draft.record[step.field.name] = storable(text).slice(0, 100)
  draft.problems.push(cellProblem(isKept ? 'look' : 'mend', place(step), read.code, text, read.mend, read.suggestion))
}

const place = ({ column, path }: Step) => ({ column, field: path })

const NOTHING = new Set([
  '-',
  '–',
  '—',
  '\\N',
  'n/a',
  'N/A',
  '#N/A',
  '#NV',
  '#REF!',
  '#VALUE!',
  '#WERT!',
  '#BEZUG!',
  'k.A.',
])

/** A cell that a spreadsheet or a database wrote for nothing. `Null` stays: it is a surname. */
export function isBlank(text: string): boolean {
  if (text.length > 8) return text.trim() === ''
  const trimmed = text.trim()
  return trimmed === '' || NOTHING.has(trimmed)
}
