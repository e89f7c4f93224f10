import type { Ctx } from '#platform/ctx/ctx'
import type { Seed, SeededContact } from '#platform/objects/seed'

type Bean = readonly [name: string, sku: string, price: number, category: string]

const en: { beans: readonly Bean[]; sources: readonly [phone: string, shop: string] } = {
  beans: [
    ['Hafen Blend, 1 kg', 'HB-1000', 2490, 'Espresso'],
    ['Hafen Blend, 250 g', 'HB-250', 790, 'Espresso'],
    ['Speicher Decaf, 1 kg', 'SD-1000', 2790, 'Decaf'],
    ['Elbe Espresso, 1 kg', 'EE-1000', 2650, 'Espresso'],
    ['Nordlicht Filter, 500 g', 'NF-500', 1590, 'Filter'],
    ['Kenia Kiambu, 250 g', 'KK-250', 1290, 'Single origin'],
    ['Äthiopien Guji, 250 g', 'AG-250', 1340, 'Single origin'],
    ['Oat drink, 6 × 1 l', 'OD-6', 1260, 'Bar'],
    ['Grinder service', 'GS-1', 12900, 'Service'],
    ['Barista course, 3 h', 'BC-3', 8900, 'Course'],
    ['Cupping evening', 'CE-1', 3900, 'Course'],
    ['Filter papers, 100', 'FP-100', 590, 'Accessories'],
  ],
  sources: ['Phone', 'Shop'],
}

const de: typeof en = {
  beans: [
    ['Hafen-Mischung, 1 kg', 'HB-1000', 2490, 'Espresso'],
    ['Hafen-Mischung, 250 g', 'HB-250', 790, 'Espresso'],
    ['Speicher entkoffeiniert, 1 kg', 'SD-1000', 2790, 'Entkoffeiniert'],
    ['Elbe Espresso, 1 kg', 'EE-1000', 2650, 'Espresso'],
    ['Nordlicht Filter, 500 g', 'NF-500', 1590, 'Filter'],
    ['Kenia Kiambu, 250 g', 'KK-250', 1290, 'Aus einer Lage'],
    ['Äthiopien Guji, 250 g', 'AG-250', 1340, 'Aus einer Lage'],
    ['Haferdrink, 6 × 1 l', 'OD-6', 1260, 'Theke'],
    ['Wartung der Mühle', 'GS-1', 12900, 'Wartung'],
    ['Barista-Kurs, 3 Std.', 'BC-3', 8900, 'Kurs'],
    ['Cupping-Abend', 'CE-1', 3900, 'Kurs'],
    ['Filterpapier, 100 Stück', 'FP-100', 590, 'Zubehör'],
  ],
  sources: ['Telefon', 'Laden'],
}

/** What is sold and by which way, in the workspace's language. */
const wordsOf = ({ workspace }: Ctx) => (workspace.locale.startsWith('de') ? de : en)

/** What a small roaster sells. */
export async function seedProducts({ create, ctx }: Seed): Promise<void> {
  const { currency } = ctx.workspace
  await create(
    'product',
    wordsOf(ctx).beans.map(([name, sku, price, category]) => ({ name, sku, price, currency, category })),
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
  const { beans, sources } = wordsOf(ctx)
  const [phone, shop] = sources
  const placedAt = inShopHours(faker.date.between({ from, to }), faker.number.int({ min: 7 * 60, max: 16 * 60 }))
  const kinds = faker.helpers.arrayElements(companyId ? beans.slice(0, 9) : beans, { min: 1, max: companyId ? 4 : 2 })
  const lines = kinds.map(([productName, , unitPrice]) => ({
    productName,
    unitPrice,
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
    source: companyId ? phone : shop,
  }
}
