import type { ObjectView } from '#app/web/objects/object-view.ts'
import { moneyOf, textOf } from '#app/web/ui/field.ts'

/** A product: something that is sold, with its price. */
export const productView: ObjectView = {
  object: 'product',
  titleField: 'name',
  columns: ['sku', 'category', 'price', 'active', 'updatedAt'],
  exact: ['price'],
  widths: { title: 260 },
  form: {
    first: ['name', 'sku', 'price', 'currency', 'taxRate', 'category'],
    more: ['description', 'period', 'active'],
  },
  fresh: ({ workspace }) => ({ currency: workspace.currency, active: true }),
  sections: [
    { id: 'about', fields: ['name', 'sku', 'category', 'description'] },
    { id: 'price', fields: ['price', 'currency', 'taxRate', 'period', 'active', 'createdAt'] },
  ],
  wanted: ['sku', 'category', 'price', 'currency', 'description'],
  phone: (record, { formats }) => {
    const price = moneyOf(record.price, textOf(record.currency) || formats.currency)
    return {
      detail: [textOf(record.category), textOf(record.sku)].filter(Boolean).join(' · '),
      value: price ? formats.money(price) : '–',
    }
  },
  detail: (record) => [textOf(record.category), textOf(record.sku)].filter(Boolean).join(' · '),
  timeline: [],
}
