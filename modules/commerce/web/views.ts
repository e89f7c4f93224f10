import { orderView } from './order-view.tsx'
import { productView } from './product-view.ts'

export { commercePanels } from './record-panels.ts'

/** How orders and products are shown. */
export const commerceViews = [orderView, productView]
