import type { Ctx } from '#platform/ctx/ctx'
import type { Seed, SeededContact } from '#platform/objects/seed'

// What is sold, by the words of the two languages, and in which of the categories below.
const beans: readonly [en: string, de: string, sku: string, price: number, category: keyof typeof categories][] = [
  ['Hafen Blend, 1 kg', 'Hafen-Mischung, 1 kg', 'HB-1000', 2490, 'espresso'],
  ['Hafen Blend, 250 g', 'Hafen-Mischung, 250 g', 'HB-250', 790, 'espresso'],
  ['Speicher Decaf, 1 kg', 'Speicher entkoffeiniert, 1 kg', 'SD-1000', 2790, 'decaf'],
  ['Elbe Espresso, 1 kg', 'Elbe Espresso, 1 kg', 'EE-1000', 2650, 'espresso'],
  ['Nordlicht Filter, 500 g', 'Nordlicht Filter, 500 g', 'NF-500', 1590, 'filter'],
  ['Kenia Kiambu, 250 g', 'Kenia Kiambu, 250 g', 'KK-250', 1290, 'single'],
  ['Äthiopien Guji, 250 g', 'Äthiopien Guji, 250 g', 'AG-250', 1340, 'single'],
  ['Oat drink, 6 × 1 l', 'Haferdrink, 6 × 1 l', 'OD-6', 1260, 'bar'],
  ['Grinder service', 'Wartung der Mühle', 'GS-1', 12900, 'service'],
  ['Barista course, 3 h', 'Barista-Kurs, 3 Std.', 'BC-3', 8900, 'course'],
  ['Cupping evening', 'Cupping-Abend', 'CE-1', 3900, 'course'],
  ['Filter papers, 100', 'Filterpapier, 100 Stück', 'FP-100', 590, 'accessories'],
]

const categories = {
  espresso: ['Espresso', 'Espresso'],
  decaf: ['Decaf', 'Entkoffeiniert'],
  filter: ['Filter', 'Filter'],
  single: ['Single origin', 'Aus einer Lage'],
  bar: ['Bar', 'Theke'],
  service: ['Service', 'Wartung'],
  course: ['Course', 'Kurs'],
  accessories: ['Accessories', 'Zubehör'],
} as const

/** What is sold and by which way, in the workspace's language. */
function wordsOf({ workspace }: Ctx) {
  const isGerman = workspace.locale.startsWith('de')
  return {
    products: beans.map(([en, de, sku, price, category]) => ({
      ...{ name: isGerman ? de : en, sku, price },
      category: categories[category][isGerman ? 1 : 0],
      taxRate: category === 'service' || category === 'course' || category === 'accessories' ? 19 : 7,
    })),
    sources: isGerman ? { phone: 'Telefon', shop: 'Laden' } : { phone: 'Phone', shop: 'Shop' },
  }
}

/** What a small roaster sells. */
export async function seedProducts({ create, ctx }: Seed): Promise<void> {
  const { currency } = ctx.workspace
  await create(
    'product',
    wordsOf(ctx).products.map((product) => ({ ...product, currency })),
  )
}

/** One month of orders: cafés buy by the kilo at their rhythm, people a bag now and then, more of it before Christmas. */
export async function seedOrders(
  { create, contacts, faker, ctx }: Seed,
  { from, to }: { from: Date; to: Date },
): Promise<void> {
  const season = to.getUTCMonth() === 11 ? 1.5 : to.getUTCMonth() === 7 ? 0.7 : 1
  const buying = contacts.flatMap((contact) =>
    times(contact.rhythm * season, () => faker.number.float()).map(() => contact),
  )
  const inputs = buying.map((contact) => orderOf(contact, { from, to, faker, ctx }))
  await create(
    'order',
    inputs.toSorted((a, b) => (a.placedAt < b.placedAt ? -1 : 1)),
  )
}

/** `rate` things a month on average: the whole part always, the rest by chance. */
function times(rate: number, chance: () => number): unknown[] {
  return Array.from({ length: Math.floor(rate) + (chance() < rate % 1 ? 1 : 0) })
}

/** The same day at so many minutes after midnight UTC, or the moment itself where that would lie ahead of it. */
function inShopHours(moment: Date, minutes: number): string {
  const opened = new Date(moment)
  opened.setUTCHours(0, minutes, 0, 0)
  return (opened < moment ? opened : moment).toISOString()
}

function orderOf(
  { id, companyId }: SeededContact,
  { from, to, faker, ctx }: { from: Date; to: Date; faker: Seed['faker']; ctx: Ctx },
) {
  const { products, sources } = wordsOf(ctx)
  const placedAt = inShopHours(faker.date.between({ from, to }), faker.number.int({ min: 7 * 60, max: 16 * 60 }))
  const kinds = faker.helpers.arrayElements(companyId ? products.slice(0, 9) : products, {
    min: 1,
    max: companyId ? 4 : 2,
  })
  const lines = kinds.map(({ name, price, taxRate }) => ({
    ...{ productName: name, unitPrice: price, taxRate },
    quantity: companyId ? faker.number.int({ min: 2, max: 16 }) : faker.number.int({ min: 1, max: 3 }),
  }))
  const status = faker.helpers.weightedArrayElement([
    { value: 'completed', weight: 88 },
    { value: 'shipped', weight: 7 },
    { value: 'paid', weight: 3 },
    { value: 'refunded', weight: 2 },
  ])
  return {
    number: `HK-${faker.string.numeric({ length: 6, allowLeadingZeros: false })}`,
    placedAt,
    status,
    currency: ctx.workspace.currency,
    contactId: id,
    companyId,
    lines,
    source: companyId ? sources.phone : sources.shop,
  }
}
