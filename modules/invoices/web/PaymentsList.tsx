import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import type { Course, Payment } from './course.ts'
import styles from './Invoice.module.css'
import { ReasonDialog } from './ReasonDialog.tsx'

/** What came in for an invoice, and what was given back of it. */
export function PaymentsList({ course, currency }: { course: Course; currency: string }) {
  const { t } = useTranslation('invoices')
  const formats = useFormats()
  const { payments, creditNotes } = course
  if (payments.length === 0 && creditNotes.length === 0) return null
  return (
    <ul className={styles.payments} aria-label={t('payments.title')}>
      {payments.map((payment) => (
        <PaymentLine key={payment.id} payment={payment} currency={currency} />
      ))}
      {creditNotes.map(({ id, number, total, status }) => (
        <li key={id}>
          <UiLink href={`/invoices/${id}`}>
            {t('payments.creditNote', { number: number ?? t('payments.draft') })}
          </UiLink>
          <span>{t(`invoice.options.status.${status}`)}</span>
          <strong className={styles.amount}>{formats.money({ amount: total, currency })}</strong>
        </li>
      ))}
    </ul>
  )
}

function PaymentLine({ payment, currency }: { payment: Payment; currency: string }) {
  const { t } = useTranslation('invoices')
  const formats = useFormats()
  const model = useModel('payment')
  const [asking, setAsking] = useState(false)
  const { id, amount, paidOn, method, reference, reversed } = payment
  const details = [
    t(`payment.options.method.${method}`),
    reference,
    reversed && t('payments.reversed', { ...reversed }),
  ]
  return (
    <li data-reversed={reversed ? true : undefined}>
      <UiLink href={`/payments/${id}`}>{formats.date(paidOn)}</UiLink>
      <span>{details.filter(Boolean).join(' · ')}</span>
      <strong className={styles.amount}>{formats.money({ amount, currency })}</strong>
      {!reversed && model?.descriptor.may.update && (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setAsking(true)}>
          {t('payments.reverse')}
        </Button>
      )}
      {asking && (
        <ReasonDialog
          title={t('payments.reverseTitle')}
          about={t('payments.reverseAbout')}
          label={t('payments.reverse')}
          act={(reason) => client.invoiceCourses.reverse({ id, reason })}
          close={() => setAsking(false)}
        />
      )}
    </li>
  )
}
