import { z } from 'zod'
import { MinorUnits } from '#platform/objects/field'
import { optionalText, text } from '#platform/objects/text'
import { lineAmount, periods } from '../domain/line-arithmetic.ts'

const decimals = (most: number) => (value: number) => {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  return (mantissa.split('.')[1]?.length ?? 0) - Number(exponent) <= most
}
export const Percent = z.number().min(0).max(100).refine(decimals(4), { error: 'A percentage has up to four decimals' })

/** Where a price came from: set by hand, the product's own, or of a price list. */
const priceSources = ['hand', 'product', 'list'] as const

const UnitPrice = z
  .number()
  .min(-1e14)
  .max(1e14)
  .refine(decimals(2), {
    error: 'A price has up to two decimals of the minor unit',
    params: { mend: 'Prices are in minor units: 4.25 is 0.0425 €.' },
  })

/** One line of an order or quote. `unitPrice` in minor units of its currency, with up to two decimals of one. */
export const ChargedLine = z.strictObject({
  productId: z.uuid().nullable(),
  productName: z.string(),
  description: z.string().nullable(),
  quantity: z.number(),
  unitPrice: z.number(),
  discountPercent: z.number().nullable(),
  discountAmount: z.int().nullable().describe('off the whole line, in minor units'),
  taxRate: z.number().nullable().describe('percent; null where none is stated'),
  period: z.enum(periods),
  priceFrom: z.enum(priceSources).default('hand'),
  pricelist: z.string().nullable().default(null).describe('the name of the list its price came from'),
})
export type ChargedLine = z.output<typeof ChargedLine>

export const ChargedLineInput = z
  .strictObject({
    productId: z.uuid().toLowerCase().nullable().optional(),
    productName: text(500).pipe(z.string().min(1, { error: 'A line names its product' })),
    description: optionalText(5_000).optional(),
    quantity: z.number().min(-1e9).max(1e9).default(1),
    unitPrice: UnitPrice,
    discountPercent: Percent.nullable().default(null),
    discountAmount: MinorUnits.nullable().default(null),
    taxRate: Percent.nullable().default(null),
    period: z.enum(periods).default('once'),
    priceFrom: z.enum(priceSources).default('hand').describe('`hand` stays when quantity or list change'),
    pricelist: text(500).nullable().default(null).describe('the list its price came from, by name'),
  })
  .refine(({ discountPercent, discountAmount }) => discountPercent === null || discountAmount === null, {
    error: 'A line has one discount',
    path: ['discountAmount'],
    params: { mend: 'Give a percentage or an amount.' },
  })
export type ChargedLineInput = z.output<typeof ChargedLineInput>

const MOST_TOTAL = 1e14

export const ChargedLinesInput = z
  .array(ChargedLineInput)
  .max(1_000)
  .refine((given) => given.reduce((sum, line) => sum + Math.abs(lineAmount(line)), 0) <= MOST_TOTAL, {
    error: 'The lines come to more than 1,000,000,000,000.00',
    params: { mend: 'Look at quantities and unit prices; prices are in minor units.' },
  })
