import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Invoice.module.css'
import { ReasonDialog } from './ReasonDialog.tsx'

/** For which invoice a payment came in, and the way to take it back. */
export function PaymentMain({ record, model }: RecordPartProps) {
  const { t } = useTranslation('invoices')
  const formats = useFormats()
  const [asking, setAsking] = useState(false)
  const mayChange = model.descriptor.may.update
  return (
    <section className={styles.card} aria-label={t('standing.title')}>
      <div className={styles.top}>
        <p className={styles.said} role="status">
          {record.reversedAt
            ? t('payment.standing.reversed', { day: formats.date(textOf(record.reversedAt)) })
            : t('payment.standing.counts')}{' '}
          <UiLink href={`/invoices/${textOf(record.invoiceId)}`}>{t('payment.toInvoice')}</UiLink>
        </p>
        {!record.reversedAt && !record.deletedAt && (
          <Button
            size="xs"
            variant="default"
            disabled={!mayChange}
            title={mayChange ? undefined : t('payment.mayNot')}
            leftSection={<IconArrowBackUp size={14} stroke={1.6} />}
            onClick={() => setAsking(true)}
          >
            {t('payments.reverse')}
          </Button>
        )}
      </div>
      {asking && (
        <ReasonDialog
          title={t('payments.reverseTitle')}
          about={t('payments.reverseAbout')}
          act={(reason) => client.invoiceCourses.reverse({ id: record.id, reason })}
          label={t('payments.reverse')}
          close={() => setAsking(false)}
        />
      )}
    </section>
  )
}
