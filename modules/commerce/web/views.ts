import { orderView } from './order-view.tsx'
import { pricelistView, priceView } from './price-views.tsx'
import { productView } from './product-view.ts'

export { commercePanels } from './record-panels.ts'

/** How orders, products and what they cost are shown. */
export const commerceViews = [orderView, productView, pricelistView, priceView]
