import { requestRfm } from '#modules/commerce'
import { inLightOf } from '#platform/ctx/ctx'
import type { Filter } from '#platform/objects/filter'
import type { Seed } from '#platform/objects/seed'
import { moveSome } from '#platform/segments/fixed-members'
import { createSegment } from '#platform/segments/save-segment'

const MOST_GUESTS = 12

const words = {
  en: {
    regulars: ['Regulars', 'Bought at least three times in the last 90 days.'],
    spenders: ['Big spenders', 'Spent 1,000 or more in the last year. A card at Christmas.'],
    quiet: ['Gone quiet', 'Used to buy, and did not for two months. Ask how they are.'],
    toLoyal: ['On the way to champions', 'Bought lately and more than once.'],
    guests: ['Spring cupping', 'Whom we want to invite.'],
  },
  de: {
    regulars: ['Stammkunden', 'Haben in den letzten 90 Tagen mindestens dreimal gekauft.'],
    spenders: ['Großabnehmer', 'Haben im letzten Jahr 1.000 oder mehr ausgegeben. Karte zu Weihnachten.'],
    quiet: ['Still geworden', 'Kauften früher und seit zwei Monaten nicht. Fragen, wie es ihnen geht.'],
    toLoyal: ['Auf dem Weg zum Champion', 'Haben kürzlich und mehr als einmal gekauft.'],
    guests: ['Frühjahrs-Cupping', 'Wen wir einladen wollen.'],
  },
} as const

const purchase: Filter = {
  field: 'status',
  op: 'in',
  value: ['placed', 'confirmed', 'paid', 'partlyShipped', 'shipped', 'completed'],
}
const bought = (span: string): Filter => ({ and: [purchase, { field: 'placedAt', op: 'inLast', value: span }] })

/** Five segments a roaster would have: by purchases, by what happened and did not, by RFM, and one by hand. */
export async function seedSegments({ ctx: mine, contacts }: Seed): Promise<void> {
  // Filling them is nobody's act.
  const ctx = inLightOf(mine, { userId: null })
  const said = words[ctx.workspace.locale.startsWith('de') ? 'de' : 'en']
  const live = (
    [name, description]: readonly [string, string],
    color: 'teal' | 'violet' | 'orange' | 'blue',
    filter: Filter,
  ) => createSegment(ctx, { object: 'contact', name, description, kind: 'live', color, filter })
  await live(said.regulars, 'teal', {
    and: [{ related: 'orders', by: 'contactId', how: 'count', op: 'gte', value: 3, where: bought('90d') }],
  })
  await live(said.spenders, 'violet', {
    and: [
      {
        related: 'orders',
        by: 'contactId',
        how: 'sum',
        field: 'total',
        op: 'gte',
        value: 100_000,
        where: bought('1y'),
      },
    ],
  })
  await live(said.quiet, 'orange', {
    and: [
      { event: 'order.created', op: 'atLeast', times: 2 },
      { event: 'order.created', op: 'never', within: '60d' },
    ],
  })
  await live(said.toLoyal, 'blue', { and: [{ field: 'rfm.group', op: 'in', value: ['potentialLoyalists'] }] })
  const [name, description] = said.guests
  const list = await createSegment(ctx, { object: 'contact', name, description, kind: 'fixed', color: 'green' })
  const guests = contacts.filter(({ companyId }) => companyId !== null).slice(0, MOST_GUESTS)
  await moveSome(
    ctx,
    list.id,
    'in',
    guests.map(({ id }) => id),
  )
  await requestRfm(ctx)
}
