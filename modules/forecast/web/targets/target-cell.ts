import { parseMoney } from '#platform/values/money'
import { parseNumber } from '#platform/values/number'
import type { Target } from '../forecast-client.ts'

/** Whose target: a person’s, a team’s, or with neither the whole business’s. */
export interface Whose {
  name: string
  userId: string | null
  teamId: string | null
}

/** One field of the grid, filled or not. */
export interface Cell {
  whose: Whose
  period: { span: Target['span']; startsOn: string; endsOn: string }
  measure: Target['measure']
  pipeline: string | null
  target: Target | undefined
}

/** The input of `PUT /targets` for a field. */
export const draftOf = ({ whose, period, measure, pipeline, target }: Cell, amount: number | null) => ({
  ...{ span: period.span, startsOn: period.startsOn, userId: whose.userId, teamId: whose.teamId },
  ...{ measure, pipeline, amount, version: target?.version ?? 0 },
  ...{ fromOn: target?.fromOn ?? null, untilOn: target?.untilOn ?? null },
})

/** What was typed, as minor units or a number of deals; null: emptied, undefined: not to be read. */
export function readAmount(typed: string, { measure, currency, locale }: Reading): number | null | undefined {
  if (typed.trim() === '') return null
  const decimal = new Intl.NumberFormat(locale).format(1.5).includes(',') ? ',' : '.'
  if (measure === 'count') {
    const read = parseNumber(typed, { decimal })
    return 'value' in read && Number.isInteger(read.value) && Number(read.value) > 0 ? Number(read.value) : undefined
  }
  const read = parseMoney(typed, { decimal, currency })
  return 'value' in read && read.value.currency === currency && read.value.amount > 0 ? read.value.amount : undefined
}

interface Reading {
  measure: Target['measure']
  currency: string
  locale: string
}
