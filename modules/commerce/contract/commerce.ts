import { objectContract } from '#platform/objects/object-contract'
import { order } from '../objects/order.ts'
import { product } from '../objects/product.ts'

export const productsContract = objectContract(product, {
  name: 'Hafen Blend, 1 kg',
  sku: 'HB-1000',
  price: 2490,
  currency: 'EUR',
})

export const ordersContract = objectContract(order, {
  number: 'HK-20418',
  placedAt: '2026-11-12T14:52:00Z',
  currency: 'EUR',
  lines: [{ productName: 'Hafen Blend, 1 kg', quantity: 12, unitPrice: 2490 }],
})
