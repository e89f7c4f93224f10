import { orderView } from './order-view.tsx'
import { productView } from './product-view.ts'

export { commercePanels } from './panels.tsx'

/** How orders and products are shown. */
export const commerceViews = [orderView, productView]
