/** How often a line is charged. */
export const periods = ['once', 'monthly', 'quarterly', 'yearly'] as const
export type Period = (typeof periods)[number]

/** Whether prices are meant without the tax (`net`) or with it (`gross`). */
export const priceModes = ['gross', 'net'] as const
export type PriceMode = (typeof priceModes)[number]

/** A line as it is charged. Prices in minor units of the currency, with up to two decimals of one: 4.25 is 0.0425 €. */
export interface ChargedLine {
  quantity: number
  unitPrice: number
  /** 0 to 100. */
  discountPercent?: number | null | undefined
  /** Off the whole line, minor units. */
  discountAmount?: number | null | undefined
  /** Percent; null where no tax is stated. */
  taxRate?: number | null | undefined
  period?: Period | undefined
}

/** What holds for all lines of a document. */
export interface Pricing {
  pricesInclude: PriceMode
  discountPercent?: number | null | undefined
  /** Off what is charged once, minor units. */
  discountAmount?: number | null | undefined
}

export interface TaxTotal {
  rate: number
  net: number
  tax: number
}

/** What is charged each time of one period, in minor units. */
export interface PeriodTotals {
  period: Period
  /** The lines, each after its own discount, as the prices are meant. */
  subtotal: number
  /** Off the subtotal by the discount on the total. */
  discount: number
  net: number
  tax: number
  gross: number
  /** By rate, the highest first; lines without a stated rate have none. */
  taxes: TaxTotal[]
}

export interface Totals {
  /** Of each line after its own discount, in their order. */
  amounts: number[]
  /** Periods there are lines of, what is charged once first. */
  periods: PeriodTotals[]
  /** What is due first: what is charged once, and one of each period. */
  net: number
  tax: number
  gross: number
  /** What recurs, in a year. */
  recurringNet: number
  recurringGross: number
}

const TIMES_A_YEAR: Record<Period, number> = { once: 0, monthly: 12, quarterly: 4, yearly: 1 }

/**
 * What lines come to, to the minor unit, without a float on the way (docs/decisions/line-arithmetic.md): each line rounded once
 * after its own discount; the discount on the total shared among the tax rates so that nothing is lost; the tax of each rate
 * on its sum. Halves are rounded away from zero.
 */
export function totalsOf(lines: readonly ChargedLine[], pricing: Pricing): Totals {
  const amounts = lines.map(amountOfLine)
  const charged = lines.map((line, index) => ({ ...line, amount: amounts[index] ?? 0n }))
  const found = periods.flatMap((period) => {
    const these = charged.filter((line) => (line.period ?? 'once') === period)
    return these.length > 0 ? [periodTotals(period, these, pricing)] : []
  })
  const sum = (of: (totals: PeriodTotals) => number) => found.reduce((total, one) => total + of(one), 0)
  return {
    amounts: amounts.map(Number),
    periods: found,
    net: sum(({ net }) => net),
    tax: sum(({ tax }) => tax),
    gross: sum(({ gross }) => gross),
    recurringNet: sum(({ period, net }) => TIMES_A_YEAR[period] * net),
    recurringGross: sum(({ period, gross }) => TIMES_A_YEAR[period] * gross),
  }
}

/** One line after its own discount, in minor units. */
export const lineAmount = (line: ChargedLine): number => Number(amountOfLine(line))

/**
 * How much of the undiscounted prices is given away, in percent with two decimals, rounded up so that a limit is not slipped
 * under. Over all periods, each once.
 */
export function discountShare(lines: readonly ChargedLine[], pricing: Pricing): number {
  const full = sumOf(lines.map((line) => amountOfLine({ ...line, discountPercent: null, discountAmount: null })))
  const { periods: found } = totalsOf(lines, pricing)
  const asked = sumOf(found.map(({ subtotal, discount }) => BigInt(subtotal - discount)))
  if (full <= 0n || asked >= full) return 0
  return Number(((full - asked) * 10_000n + full - 1n) / full) / 100
}

function amountOfLine({ quantity, unitPrice, discountPercent, discountAmount }: ChargedLine): bigint {
  const price = times(decimal(unitPrice), decimal(quantity))
  const asked = discountPercent ? times(price, percent({ n: 100n, d: 1n }, decimal(discountPercent))) : price
  return rounded(asked) - BigInt(discountAmount ?? 0)
}

type Amounted = ChargedLine & { amount: bigint }

function periodTotals(period: Period, lines: readonly Amounted[], pricing: Pricing): PeriodTotals {
  const rates = [...new Set(lines.map(({ taxRate }) => taxRate ?? null))].toSorted((a, b) => (b ?? -1) - (a ?? -1))
  const sums = rates.map((rate) =>
    sumOf(lines.filter(({ taxRate }) => (taxRate ?? null) === rate).map(({ amount }) => amount)),
  )
  const subtotal = sumOf(sums)
  const discount = discountOf(subtotal, period, pricing)
  const shares = sharesOf(discount, sums)
  const taxed = rates.map((rate, index) => taxOf((sums[index] ?? 0n) - (shares[index] ?? 0n), rate, pricing))
  const [net, tax] = [sumOf(taxed.map((one) => one.net)), sumOf(taxed.map((one) => one.tax))]
  return {
    period,
    subtotal: Number(subtotal),
    discount: Number(discount),
    net: Number(net),
    tax: Number(tax),
    gross: Number(net + tax),
    taxes: taxed.flatMap(({ rate, net, tax }) => (rate === null ? [] : [{ rate, net: Number(net), tax: Number(tax) }])),
  }
}

/** Never more than it comes off. */
function discountOf(subtotal: bigint, period: Period, { discountPercent, discountAmount }: Pricing): bigint {
  const byPercent = discountPercent ? rounded(times({ n: subtotal, d: 100n }, decimal(discountPercent))) : 0n
  const asked = byPercent + (period === 'once' ? BigInt(discountAmount ?? 0) : 0n)
  return subtotal > 0n && asked > subtotal ? subtotal : asked
}

/** An amount among parts in proportion, to the last unit: what rounding down leaves goes where most was cut off, the first of two alike. */
function sharesOf(amount: bigint, parts: readonly bigint[]): bigint[] {
  const whole = sumOf(parts)
  if (whole === 0n || amount === 0n) return parts.map((_, index) => (index === 0 ? amount : 0n))
  const shares = parts.map((part) => (amount * part) / whole)
  const cut = parts.map((part, index) => size(amount * part - (shares[index] ?? 0n) * whole))
  const order = cut.map((_, index) => index).toSorted((a, b) => Number((cut[b] ?? 0n) - (cut[a] ?? 0n)))
  let left = amount - sumOf(shares)
  const step = left < 0n ? -1n : 1n
  for (const index of order) {
    if (left === 0n) break
    shares[index] = (shares[index] ?? 0n) + step
    left -= step
  }
  return shares
}

function taxOf(amount: bigint, rate: number | null, { pricesInclude }: Pricing) {
  if (!rate) return { rate, net: amount, tax: 0n }
  const share = decimal(rate)
  if (pricesInclude === 'net') return { rate, net: amount, tax: rounded(times({ n: amount, d: 100n }, share)) }
  // amount × rate / (100 + rate)
  const tax = rounded({ n: amount * share.n, d: 100n * share.d + share.n })
  return { rate, net: amount - tax, tax }
}

/** A number as people write it: n / d, d a power of ten. */
interface Fraction {
  n: bigint
  d: bigint
}

/** The shortest decimal that a number stands for, which is the one it was written as: 0.1 is a tenth. */
function decimal(value: number): Fraction {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', rest = ''] = mantissa.split('.')
  const shift = rest.length - Number(exponent)
  const digits = BigInt(whole + rest)
  return shift > 0 ? { n: digits, d: 10n ** BigInt(shift) } : { n: digits * 10n ** BigInt(-shift), d: 1n }
}

const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d })
/** (whole − part) / 100 */
const percent = (whole: Fraction, part: Fraction): Fraction => ({ n: whole.n * part.d - part.n, d: part.d * 100n })

/** To the unit, halves away from zero. */
function rounded({ n, d }: Fraction): bigint {
  const half = (size(n) * 2n + d) / (d * 2n)
  return n < 0n ? -half : half
}

const size = (value: bigint) => (value < 0n ? -value : value)
const sumOf = (values: readonly bigint[]) => values.reduce((sum, value) => sum + value, 0n)
