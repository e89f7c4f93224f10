import { IconCheck, IconEye, IconFileText, IconHandStop, IconSend, IconX } from '@tabler/icons-react'
import { lazy } from 'react'
import type { ObjectView, ViewTools } from '#app/web/objects/object-view.ts'
import { Chip } from '#app/web/ui/cells.tsx'
import { moneyOf, type Tone, textOf } from '#app/web/ui/field.ts'
import styles from './Quote.module.css'

const LinesInput = lazy(async () => ({ default: (await import('#app/web/lines/LinesInput.tsx')).LinesInput }))
const QuoteMain = lazy(async () => ({ default: (await import('./QuoteMain.tsx')).QuoteMain }))

const tones: Record<string, { tone: Tone }> = {
  draft: { tone: 'neutral' },
  sent: { tone: 'info' },
  viewed: { tone: 'info' },
  accepted: { tone: 'ok' },
  declined: { tone: 'bad' },
  expired: { tone: 'warn' },
}

const icons = {
  sent: IconSend,
  viewed: IconEye,
  accepted: IconCheck,
  declined: IconX,
  created: IconFileText,
  approvalAsked: IconHandStop,
  approved: IconCheck,
  approvalDeclined: IconX,
} as const

/** A quote: what is offered to a customer, and what became of it. */
export const quoteView: ObjectView = {
  object: 'quote',
  titleField: 'number',
  columns: ['status', 'companyId', 'contactId', 'validUntil', 'total', 'ownerId'],
  widths: { title: 240, contactId: 180, companyId: 180, status: 120, total: 120, validUntil: 120 },
  marks: { status: tones },
  form: {
    first: ['title', 'companyId', 'contactId', 'lines', 'validUntil', 'currency'],
    more: [
      'dealId',
      'pricesInclude',
      'discountPercent',
      'discountAmount',
      'intro',
      'terms',
      'notes',
      'ownerId',
      'number',
    ],
  },
  fresh: ({ workspace, user }) => ({ currency: workspace.currency, pricesInclude: 'net', ownerId: user.id }),
  sections: [
    { id: 'about', fields: ['number', 'title', 'status', 'revision', 'validUntil', 'ownerId'] },
    { id: 'customer', fields: ['companyId', 'contactId', 'dealId', 'orderId'] },
    {
      id: 'pricing',
      fields: ['total', 'netTotal', 'taxTotal', 'recurringTotal', 'pricesInclude', 'discountPercent', 'discountAmount'],
    },
    { id: 'words', fields: ['intro', 'terms', 'notes', 'currency', 'createdAt'] },
  ],
  presets: () => [
    { id: 'open', filter: { and: [{ field: 'status', op: 'in', value: ['sent', 'viewed'] }] } },
    { id: 'drafts', filter: { and: [{ field: 'status', op: 'in', value: ['draft'] }] } },
    { id: 'accepted', filter: { and: [{ field: 'status', op: 'in', value: ['accepted'] }] } },
  ],
  canImport: true,
  phone: (record, tools) => ({
    detail: tools.refer('companyId')?.name ?? tools.refer('contactId')?.name,
    value: totalOf(record, tools),
    note: tools.option('status')?.label,
  }),
  detail: (record, tools) => {
    const status = tools.option('status')
    return (
      <span className={styles.head}>
        <strong>{totalOf(record, tools)}</strong>
        {status && <Chip tone={status.tone}>{status.label}</Chip>}
      </span>
    )
  },
  Main: QuoteMain,
  timeline: [],
  tell: ({ type, record, payload, actor }, { t, model, formats, own, who }) => {
    const verb = type.replace('quote.', '')
    const icon = Object.entries(icons).find(([name]) => name === verb)?.[1]
    if (!icon) return undefined
    const total = record && moneyOf(record.total, textOf(record.currency))
    const number = textOf(record?.number)
    const revision = typeof payload.revision === 'number' ? payload.revision : 1
    return {
      icon,
      // A customer has no name here but the one they wrote.
      who: actor.kind === 'customer' ? textOf(payload.name) || t('quotes:quote.tell.customer') : who,
      what: t(`quotes:quote.tell.${verb}${revision > 1 && verb === 'sent' ? 'Again' : ''}`, { number, revision }),
      href: own || !record ? undefined : `${model.path}/${textOf(record.id)}`,
      plain: total ? formats.money(total) : undefined,
      excerpt:
        textOf(payload.reason) || textOf(payload.note)
          ? { text: textOf(payload.reason) || textOf(payload.note) }
          : undefined,
    }
  },
  editors: { lines: LinesInput },
}

const totalOf = (record: Record<string, unknown>, { formats }: Pick<ViewTools, 'formats'>) => {
  const total = moneyOf(record.total, textOf(record.currency))
  return total && formats.money(total)
}
