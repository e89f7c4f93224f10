import { IconShoppingBag } from '@tabler/icons-react'
import { lazy } from 'react'
import type { ObjectView, ViewTools } from '#app/web/objects/object-view.ts'
import { Chip } from '#app/web/ui/cells.tsx'
import { moneyOf, type Option, type Tone, textOf } from '#app/web/ui/field.ts'
import styles from './Order.module.css'

// What only a record page or a form needs comes with the first of them.
const LinesInput = lazy(async () => ({ default: (await import('#app/web/lines/LinesInput.tsx')).LinesInput }))
const OrderMain = lazy(async () => ({ default: (await import('./OrderMain.tsx')).OrderMain }))

const tones: Record<string, { tone: Tone }> = {
  draft: { tone: 'neutral' },
  placed: { tone: 'info' },
  confirmed: { tone: 'info' },
  paid: { tone: 'info' },
  partlyShipped: { tone: 'warn' },
  shipped: { tone: 'warn' },
  completed: { tone: 'ok' },
  returned: { tone: 'bad' },
  cancelled: { tone: 'neutral' },
  refunded: { tone: 'bad' },
}

/** An order: a purchase with its lines, its total theirs. */
export const orderView: ObjectView = {
  object: 'order',
  titleField: 'number',
  columns: ['placedAt', 'contactId', 'companyId', 'source', 'status', 'total'],
  widths: { title: 140, contactId: 180, companyId: 180, status: 120, total: 120 },
  marks: { status: tones },
  form: {
    first: ['number', 'placedAt', 'contactId', 'lines', 'currency', 'status'],
    more: ['companyId', 'pricesInclude', 'discountPercent', 'discountAmount', 'source'],
  },
  fresh: ({ workspace }) => ({ currency: workspace.currency, status: 'paid', placedAt: new Date().toISOString() }),
  sections: [
    { id: 'about', fields: ['number', 'placedAt', 'status', 'total', 'taxTotal', 'currency'] },
    { id: 'pricing', fields: ['pricesInclude', 'discountPercent', 'discountAmount'] },
    { id: 'buyer', fields: ['contactId', 'companyId', 'source', 'createdAt'] },
  ],
  presets: () => [
    {
      id: 'open',
      filter: {
        and: [{ field: 'status', op: 'in', value: ['placed', 'confirmed', 'paid', 'partlyShipped', 'shipped'] }],
      },
    },
    { id: 'month', filter: { and: [{ field: 'placedAt', op: 'inLast', value: '30d' }] } },
    { id: 'refunded', filter: { and: [{ field: 'status', op: 'in', value: ['cancelled', 'returned', 'refunded'] }] } },
  ],
  canImport: true,
  phone: (record, tools) => ({
    detail: [
      tools.refer('contactId')?.name ?? tools.refer('companyId')?.name,
      tools.formats.relative(textOf(record.placedAt)),
    ]
      .filter(Boolean)
      .join(' · '),
    value: totalOf(record, tools),
    note: tools.option('status')?.label,
  }),
  detail: (record, tools) => (
    <span className={styles.head}>
      <strong>{totalOf(record, tools)}</strong>
      <StatusChip option={tools.option('status')} />
    </span>
  ),
  Main: OrderMain,
  timeline: [],
  tell: ({ type, record, occurredAt }, { t, model, formats, own }) => {
    if (!record) return undefined
    const number = textOf(record.number)
    if (type !== 'order.created') return undefined
    const status = model.field('status')?.options?.find(({ value }) => value === record.status)
    const total = moneyOf(record.total, textOf(record.currency))
    const lines = Array.isArray(record.lines) ? record.lines.map(Object) : []
    const named = lines
      .slice(0, 3)
      .map(({ quantity, productName }) => `${formats.number(Number(quantity))} × ${textOf(productName)}`)
    const bought = [
      ...named,
      ...(lines.length > 3 ? [t('commerce:order.tell.more', { count: lines.length - 3 })] : []),
    ].join(', ')
    return {
      at: occurredAt,
      href: own ? undefined : `${model.path}/${textOf(record.id)}`,
      plain: [bought, total && formats.money(total)].filter(Boolean).join(' · '),
      icon: IconShoppingBag,
      who: t('commerce:order.tell.who', { number }),
      what: t(`commerce:order.tell.${record.source ? 'placedIn' : 'placed'}`, { source: textOf(record.source) }),
      excerpt: own
        ? undefined
        : {
            text: bought || t('commerce:order.noLines'),
            end: (
              <span className={styles.end}>
                <StatusChip option={status} />
                {total && <strong>{formats.money(total)}</strong>}
              </span>
            ),
          },
    }
  },
  editors: { lines: LinesInput },
}

const totalOf = (record: Record<string, unknown>, { formats }: Pick<ViewTools, 'formats'>) => {
  const total = moneyOf(record.total, textOf(record.currency))
  return total && formats.money(total)
}

const StatusChip = ({ option }: { option: Option | undefined }) =>
  option ? <Chip tone={option.tone}>{option.label}</Chip> : null
