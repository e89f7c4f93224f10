import { parseDate } from '#platform/values/date'
import { parsePersonName, repairNameCase } from '#platform/values/person-name'
import { cellProblem } from './check-problem.ts'
import type { MappingPlan } from './plan.ts'
import type { Labelled, RowDraft } from './row-draft.ts'

/** Puts the parts together that several columns gave: names, addresses, lists, references, the line of an order. */
export function completeRecord(plan: MappingPlan, draft: RowDraft): void {
  completeNames(draft)
  for (const [name, slots] of draft.lists) {
    const entries = completeList(name, slots, draft)
    if (entries.length) draft.record[name] = entries
  }
  for (const [name, slots] of draft.addresses) {
    const addresses = [...slots.values()]
      .map(completeAddress)
      .filter((address) => Object.keys(address).some((part) => part !== 'label'))
    const isOne = plan.fields.some((field) => field.name === name && field.type === 'address')
    if (addresses.length) draft.record[name] = isOne ? addresses[0] : addresses
  }
  for (const field of plan.fields) {
    const parts = draft.parts.get(field.name)
    if (!parts) continue
    if (field.type === 'relation') draft.record[field.name] = parts
    else if (field.type === 'related' && Object.keys(parts).length) draft.record[field.name] = [parts]
    else if (field.type === 'date') completeDate(field.name, parts, draft)
  }
  completeLines(plan, draft)
}

function completeNames({ record, parts }: RowDraft): void {
  const full = parts.get('fullName')?.text
  const middle = parts.get('middleName')?.text
  const { firstName, lastName } = record
  if (full !== undefined && firstName === undefined && lastName === undefined) {
    const name = parsePersonName(full)
    if (name.ok) Object.assign(record, pick(name.value))
    return
  }
  if (typeof firstName === 'string') {
    record.firstName = [firstName, middle ?? ''].filter(Boolean).map(repairNameCase).join(' ')
  }
  if (typeof lastName === 'string') record.lastName = repairNameCase(lastName)
}

function pick({ firstName, lastName }: { firstName?: string; lastName?: string }) {
  return { ...(firstName ? { firstName } : {}), ...(lastName ? { lastName } : {}) }
}

/** The primary slot first, then in the order of the file; the first is primary; each value once. */
function completeList(name: string, slots: Map<string, Labelled[]>, draft: RowDraft): Labelled[] {
  const labelled = [...slots].map(([slot, entries]) => ({
    slot,
    entries: withLabel(entries, draft.labels.get(`${name} ${slot}`)),
  }))
  if (labelled.length > 1) labelled.sort((one, other) => rank(one.slot) - rank(other.slot))
  const kept: Labelled[] = []
  for (const { entries } of labelled) {
    for (const entry of entries) {
      if (kept.some(({ value }) => value === entry.value)) continue
      entry.primary = kept.length === 0
      kept.push(entry)
    }
  }
  return kept
}

const rank = (slot: string) => (slot.includes('primary') ? 0 : /fax|pager/.test(slot) ? 2 : 1)

const withLabel = (entries: Labelled[], label: string | undefined): Labelled[] =>
  label ? entries.map((entry) => (entry.label ? entry : { ...entry, label })) : entries

function completeAddress({ street, street2, ...rest }: Record<string, string>): Record<string, string> {
  const whole = [street, street2].filter(Boolean).join(', ')
  return whole ? { street: whole, ...rest } : rest
}

/** Thunderbird writes a birthday in three columns. */
function completeDate(name: string, { year, month, day }: Record<string, string>, draft: RowDraft): void {
  if (!year || !month || !day) return
  const text = `${year}-${month}-${day}`
  const read = parseDate(text)
  if (read.ok) draft.record[name] = read.value
  else draft.problems.push(cellProblem('mend', { column: null, field: name }, read.code, text, read.mend))
}

/**
 * The line of an order. Where only a sum is known it is shared out over the pieces to the cent: 29.33 for two is one at
 * 14.66 and one at 14.67, so that the order's total stays what was paid.
 */
function completeLines({ fields, defaults }: MappingPlan, { record, line }: RowDraft): void {
  const field = fields.find(({ type }) => type === 'lines')
  if (!field || !line) return
  const { quantity = 1, sku } = line
  const productName = line.productName || sku || defaults.productName
  // A sale in the making may have no price yet; an order has one.
  const isInTheMaking = !fields.some(({ name }) => name === 'total')
  const given = record.total ?? record.amount ?? (isInTheMaking ? 0 : undefined)
  const total = typeof given === 'number' ? given : undefined
  const sum = line.amount ?? (line.unitPrice === undefined ? total : undefined)
  if (!productName || (line.unitPrice === undefined && sum === undefined)) return
  const named = sku && sku !== productName ? { productName, sku } : { productName }
  record[field.name] =
    line.unitPrice === undefined
      ? shared(sum ?? 0, quantity).map((part) => ({ ...named, ...part }))
      : [{ ...named, quantity, unitPrice: line.unitPrice }]
}

function shared(sum: number, quantity: number): { quantity: number; unitPrice: number }[] {
  if (quantity === 0 || !Number.isInteger(quantity)) return [{ quantity: 1, unitPrice: sum }]
  const low = Math.floor(sum / quantity)
  const rest = sum - low * quantity
  const parts = [
    { quantity: quantity - rest, unitPrice: low },
    { quantity: rest, unitPrice: low + 1 },
  ]
  return parts.filter((part) => part.quantity !== 0)
}
