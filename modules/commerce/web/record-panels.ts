import { lazy } from 'react'
import type { RecordPanel } from '#app/web/objects/object-view.ts'

type Name = keyof typeof import('./panels.tsx')

// They come with the first record page.
const panel = (name: Name) => lazy(async () => ({ default: (await import('./panels.tsx'))[name] }))

const PurchasesCard = panel('PurchasesCard')
const Orders = panel('Orders')

/** What commerce shows on the pages of those who buy. */
export const commercePanels: RecordPanel[] = [
  { object: 'contact', place: 'insight', module: 'commerce', Panel: PurchasesCard },
  { object: 'company', place: 'insight', module: 'commerce', Panel: PurchasesCard },
  { object: 'contact', place: 'related', module: 'commerce', Panel: Orders },
  { object: 'company', place: 'related', module: 'commerce', Panel: Orders },
  { object: 'quote', place: 'insight', module: 'commerce', Panel: panel('PurchasesOfBuyer') },
  { object: 'order', place: 'insight', module: 'commerce', Panel: panel('PurchasesOfBuyer') },
  { object: 'product', place: 'related', module: 'commerce', Panel: panel('PricesOfProduct') },
  { object: 'pricelist', place: 'related', module: 'commerce', Panel: panel('BuyersByList') },
  { object: 'order', place: 'related', module: 'commerce', Panel: panel('OtherOrders') },
]
