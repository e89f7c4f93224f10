import { findPrices, priceAt } from '#modules/commerce'
import { inLightOf } from '#platform/ctx/ctx'
import type { Seed, SeededContact } from '#platform/objects/seed'
import { takeAnswer } from './domain/answer-quote.ts'
import { ask } from './domain/approvals.ts'
import { noteView } from './domain/note-view.ts'
import { changeSettings } from './domain/quote-settings.ts'
import { freezeQuote } from './domain/send-quote.ts'

const words = {
  en: {
    titles: [
      'Coffee for the second counter',
      'Winter menu',
      'Machines serviced',
      'Office coffee',
      'Tasting for the team',
      'House blend',
    ],
    intro: 'Thank you for your time on the phone. As discussed, we offer you:',
    terms: 'Delivery free of charge from 5 kg. Payable within 14 days without deduction.',
    reason: 'We stay with our present roaster until spring.',
    footer: 'Hafen Kaffee · Große Elbstraße 45 · Hamburg\nRegistered at the local court of Hamburg · VAT DE000000000',
    note: 'They take twice as much from spring on, and the owner is a friend of the house.',
  },
  de: {
    titles: [
      'Kaffee für die zweite Theke',
      'Winterkarte',
      'Wartung der Maschinen',
      'Kaffee im Büro',
      'Verkostung fürs Team',
      'Hausmischung',
    ],
    intro: 'Vielen Dank für das Gespräch. Wie besprochen bieten wir Ihnen an:',
    terms: 'Lieferung ab 5 kg frei Haus. Zahlbar binnen 14 Tagen ohne Abzug.',
    reason: 'Wir bleiben bis zum Frühjahr bei unserer jetzigen Rösterei.',
    footer: 'Hafen Kaffee · Große Elbstraße 45 · Hamburg\nAmtsgericht Hamburg · USt-IdNr. DE000000000',
    note: 'Ab dem Frühjahr nehmen sie doppelt so viel, und die Inhaberin ist dem Haus verbunden.',
  },
}

const courses = ['accepted', 'viewed', 'declined', 'sent', 'draft', 'accepted'] as const
const DAY = 86_400_000

/** How the roaster writes quotes: its colour, what stands at the foot, and 15 % to be given away unasked. */
async function seedSettings({ ctx }: Seed): Promise<void> {
  const { footer, terms } = words[ctx.workspace.locale.startsWith('de') ? 'de' : 'en']
  await changeSettings(ctx, { colour: '#0b635d', footer, terms, validDays: 30, discountLimit: 15 })
}

/** Quotes of the last weeks to cafés and offices: read, accepted, declined, waiting, and one being written. */
export async function seedQuotes(seed: Seed, { isAllExample }: { isAllExample: boolean }): Promise<void> {
  // They stay when the demo goes: a business that tries it out sets its own.
  if (isAllExample) await seedSettings(seed.at(new Date(seed.today.getTime() - 30 * DAY)))
  const customers = seed.contacts.filter(({ companyId }) => companyId).slice(-courses.length)
  for (const [index, customer] of customers.entries()) await seedQuote(seed, customer, index)
}

async function seedQuote(seed: Seed, customer: SeededContact, index: number): Promise<void> {
  const say = words[seed.ctx.workspace.locale.startsWith('de') ? 'de' : 'en']
  const days = 2 + (courses.length - index) * 3
  const { ownerId } = customer
  const { ctx, create } = (ownerId ? seed.as(ownerId) : seed).at(new Date(seed.today.getTime() - days * DAY))
  const [id = ''] = await create('quote', [
    {
      // Not of the series: a business that removes the demo begins with 1.
      number: `HQ-${1_001 + index}`,
      title: say.titles[index],
      ...{ contactId: customer.id, companyId: customer.companyId, ownerId },
      ...{ currency: ctx.workspace.currency, pricesInclude: 'net', intro: say.intro, terms: say.terms },
      ...(index % 3 === 0 ? { discountPercent: 5 } : {}),
      ...(courses[index] === 'draft' ? { discountPercent: 16 } : {}),
      lines: await linesFor(seed, index, customer),
    },
  ])
  const course = courses[index]
  if (course === 'draft') {
    const asking = seed.sellers.find((one) => one !== null && one !== seed.ctx.userId)
    return ask(asking ? seed.as(asking).at(new Date(seed.today.getTime() - DAY)).ctx : ctx, { id, note: say.note })
  }
  await freezeQuote(ctx, { id })
  if (course === 'sent') return
  const later = seed.at(new Date(seed.today.getTime() - (days - 1) * DAY)).ctx
  const customers = inLightOf(later, { actor: { kind: 'customer', id: null }, userId: null, isRetold: true })
  await noteView(customers, { quoteId: id, revision: 1 })
  if (course === 'viewed' || course === undefined) return
  const said = { quoteId: id, revision: 1, name: customer.firstName, answer: course }
  await takeAnswer(customers, course === 'declined' ? { ...said, reason: say.reason } : said)
}

async function linesFor({ ctx, faker }: Seed, index: number, { companyId }: SeededContact) {
  const products = await ctx.db
    .selectFrom('products')
    .select(['id', 'name', 'sku', 'price', 'taxRate'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('price', 'is not', null)
    .where('deletedAt', 'is', null)
    .orderBy('sku')
    .execute()
  const some = products.filter((_, at) => at % 3 === index % 3)
  const { items } = await findPrices(ctx, {
    products: some.map(({ id }) => id),
    currency: ctx.workspace.currency,
    companyId: companyId ?? undefined,
  })
  return some.map(({ id, name, price, taxRate }, at) => {
    const quantity = faker.number.int({ min: 1, max: 24 })
    const cost = priceAt(items[at]?.levels ?? [], quantity)
    return {
      ...{ productId: id, productName: name, taxRate, quantity },
      ...(cost
        ? { unitPrice: cost.unitPrice, priceFrom: cost.priceFrom, pricelist: cost.pricelist }
        : { unitPrice: price ?? 0 }),
      ...(at === 0 ? { discountPercent: 10 } : {}),
      ...(taxRate === 19 && at > 1 ? { period: 'quarterly' } : {}),
    }
  })
}
