import { type Category, categories, type Sums } from '../contract/forecast.ts'

/** One group of deals as the database adds them up. */
export interface Group {
  category: Category
  deals: number
  value: number
  weighted: number
}

/** Groups by their category; what is omitted weighs nothing. */
export function sumsOf(groups: readonly Group[]): Sums {
  const of = (category: Category) => {
    const mine = groups.filter((group) => group.category === category)
    return { deals: total(mine, 'deals'), value: total(mine, 'value') }
  }
  return {
    categories: Object.fromEntries(categories.map((category) => [category, of(category)])) as Sums['categories'], // each of them
    weighted: total(
      groups.filter(({ category }) => category !== 'omitted'),
      'weighted',
    ),
  }
}

const total = (groups: readonly Group[], of: 'deals' | 'value' | 'weighted') =>
  groups.reduce((all, group) => all + group[of], 0)
