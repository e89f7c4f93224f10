import { Button } from '@mantine/core'
import { IconFileInvoice } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { hrefWith } from '#app/web/objects/list-search.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { RelatedRecords } from '#app/web/objects/RelatedRecords.tsx'
import { moneyOf, textOf } from '#app/web/ui/field.ts'
import type { Filter } from '#app/web/ui/filter.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { type Debtor, forgetInvoices, isDebtor, receivablesOf } from './course.ts'
import styles from './Invoice.module.css'

const ofDebtor = (object: string, id: string): Filter => ({ field: `${object}Id`, op: 'in', value: [id] })

/** What is owed on the invoices of the record on screen, in words; nothing where nothing was ever invoiced. */
export function Owed({ record, model }: RecordPartProps) {
  const { t } = useTranslation('invoices')
  const formats = useFormats()
  const invoices = useModel('invoice')
  const object = model.descriptor.name
  const { data } = useQuery({
    ...receivablesOf(isDebtor(object) ? object : 'company', record.id),
    enabled: invoices !== undefined && isDebtor(object),
  })
  if (!invoices || !data || data.items.length === 0) return null
  const href = (filter: Filter) =>
    hrefWith(invoices.path, { filter: { and: [ofDebtor(object, record.id), filter] }, sort: 'dueDate' })
  return (
    <section className={styles.owed} aria-label={t('owed.title')}>
      <h2 className={styles.heading}>{t('owed.title')}</h2>
      {data.items.map(({ currency, open, openInvoices, overdue, overdueInvoices, overpaid, invoiced, nextDue }) => {
        const money = (amount: number) => formats.money({ amount, currency })
        return (
          <div key={currency} className={styles.sum}>
            {open > 0 ? (
              <p>
                <UiLink href={href({ field: 'balance', op: 'gt', value: 0 })}>
                  <strong className={styles.amount}>{money(open)}</strong> {t('owed.open', { count: openInvoices })}
                </UiLink>
              </p>
            ) : (
              <p>{t('owed.none', { amount: money(invoiced) })}</p>
            )}
            {overdue > 0 ? (
              <p data-tone="bad">
                <UiLink href={href({ field: 'due.overdue', op: 'eq', value: true })}>
                  {t('owed.overdue', { amount: money(overdue), count: overdueInvoices })}
                </UiLink>
              </p>
            ) : (
              open > 0 && nextDue && <p className={styles.quiet}>{t('owed.nextDue', { day: formats.date(nextDue) })}</p>
            )}
            {overpaid > 0 && <p data-tone="warn">{t('owed.overpaid', { amount: money(overpaid) })}</p>}
          </div>
        )
      })}
    </section>
  )
}

/** The invoices of a customer, a deal or an order, and the way to a new one. */
export function InvoicesOf({ record, model }: RecordPartProps) {
  const object = model.descriptor.name
  if (object === 'order')
    return (
      <>
        <InvoiceList filter={{ and: [ofDebtor(object, record.id)] }} />
        {!record.deletedAt && <InvoiceOrder id={record.id} status={textOf(record.status)} />}
      </>
    )
  const { companyId, contactId, currency, ownerId } = record
  const initial =
    object === 'deal' ? { dealId: record.id, companyId, contactId, currency, ownerId } : { [`${object}Id`]: record.id }
  return <InvoiceList filter={{ and: [ofDebtor(object, record.id)] }} initial={initial} />
}

/** What else was invoiced to the customer of an invoice. */
export function OtherInvoices({ record }: RecordPartProps) {
  const { t } = useTranslation('invoices')
  const object: Debtor = record.companyId ? 'company' : 'contact'
  const id = textOf(record[`${object}Id`])
  if (id === '') return null
  const others: Filter = { not: { field: 'id', op: 'in', value: [record.id] } }
  return <InvoiceList label={t('invoice.others')} filter={{ and: [ofDebtor(object, id), others] }} hideEmpty />
}

type Shown = Pick<ComponentProps<typeof RelatedRecords>, 'filter' | 'label' | 'initial' | 'hideEmpty'>

function InvoiceList(shown: Shown) {
  const formats = useFormats()
  return (
    <RelatedRecords
      object="invoice"
      sort="-createdAt"
      most={4}
      detail={(invoice, { option }) =>
        [textOf(invoice.dueDate) && formats.date(textOf(invoice.dueDate)), option('status')?.label]
          .filter(Boolean)
          .join(' · ')
      }
      end={(invoice) => {
        const total = moneyOf(invoice.total, textOf(invoice.currency))
        return total && formats.money(total)
      }}
      {...shown}
    />
  )
}

const notCharged = ['draft', 'cancelled', 'returned', 'refunded']

/** Writes what of an order is not invoiced yet into a draft, and goes there; it says why where nothing is left. */
function InvoiceOrder({ id, status }: { id: string; status: string }) {
  const { t } = useTranslation('invoices')
  const queries = useQueryClient()
  const navigate = useNavigate()
  const model = useModel('invoice')
  const { data } = useQuery({ ...receivablesOf('order', id), enabled: model !== undefined })
  const write = useMutation({
    mutationFn: () => client.invoiceCourses.order({ id }),
    onSuccess: async (invoice) => {
      await forgetInvoices(queries)
      await navigate({ to: `/invoices/${invoice.id}` })
    },
    onError: tellFailure,
  })
  if (!model || !data) return null
  const why = !model.descriptor.may.create
    ? t('order.mayNot')
    : notCharged.includes(status)
      ? t('order.notCharged')
      : data.left === 'nothing'
        ? t('order.nothing')
        : undefined
  return (
    <div className={styles.invoiceOrder}>
      <Button
        size="xs"
        variant="default"
        disabled={why !== undefined}
        loading={write.isPending}
        leftSection={<IconFileInvoice size={14} stroke={1.6} />}
        onClick={() => write.mutate()}
      >
        {t(data.left === 'some' ? 'order.rest' : 'order.whole')}
      </Button>
      {why && <p className={styles.quiet}>{why}</p>}
    </div>
  )
}
