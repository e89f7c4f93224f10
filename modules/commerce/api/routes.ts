import { type Route, routes } from '#platform/http/route'
import { exchangeRatesContract } from '../contract/exchange-rates.ts'
import { productPricesContract } from '../contract/prices.ts'
import { purchasesContract } from '../contract/purchases.ts'
import { rfmContract, segmentPurchasesContract } from '../contract/rfm.ts'
import { segmentPurchases } from '../domain/compare-purchases.ts'
import { requestRfm } from '../domain/compute-rfm.ts'
import { describeRfm } from '../domain/describe-rfm.ts'
import { listRates, setRates } from '../domain/exchange-rates.ts'
import { findPrices } from '../domain/find-prices.ts'
import { purchasesOf } from '../domain/purchases.ts'
import { readRates } from '../domain/read-rates.ts'
import { addRfmSegments } from '../domain/rfm-segments.ts'

export const purchasesRoutes: Route[] = routes(purchasesContract, {
  ofContact: (ctx, { id }) => purchasesOf(ctx, 'contact', id),
  ofCompany: (ctx, { id }) => purchasesOf(ctx, 'company', id),
})

export const productPricesRoutes: Route[] = routes(productPricesContract, { find: findPrices })

export const rfmRoutes: Route[] = [
  ...routes(rfmContract, {
    get: describeRfm,
    compute: (ctx, { windowMonths }) => requestRfm(ctx, windowMonths).then(() => describeRfm(ctx)),
    addSegments: (ctx) => addRfmSegments(ctx).then(() => describeRfm(ctx)),
  }),
  ...routes(segmentPurchasesContract, { compare: segmentPurchases }),
]

export const exchangeRatesRoutes: Route[] = routes(exchangeRatesContract, {
  list: (ctx, { currency }) => listRates(ctx, currency),
  set: (ctx, { rates }) => setRates(ctx, rates).then(() => listRates(ctx)),
  read: async (ctx, { csv }) => {
    const rates = readRates(csv, ctx.workspace.currency)
    await setRates(ctx, rates)
    return { ...(await listRates(ctx)), taken: rates.length }
  },
})
