import { Button, Menu } from '@mantine/core'
import { IconCash, IconDots, IconExternalLink, IconFileInvoice, IconSend } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { textOf } from '#app/web/ui/field.ts'
import { type Formats, useFormats } from '#app/web/ui/format.ts'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import { type Course, courseOf, forgetInvoices } from './course.ts'
import styles from './Invoice.module.css'
import { PayDialog } from './PayDialog.tsx'
import { PaymentsList } from './PaymentsList.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { SendDialog } from './SendDialog.tsx'

type Asking = 'pay' | 'send' | 'void'

/** Where an invoice stands, the one next step, and what came in for it. */
export function StandingCard(props: RecordPartProps) {
  const { t } = useTranslation('invoices')
  const formats = useFormats()
  const { record } = props
  const { data: course, error, refetch } = useQuery(courseOf(record.id))
  if (error) return <PartProblem problem={error} retry={() => void refetch()} />
  if (!course) return <div className={styles.waiting} />
  return (
    <section className={styles.card} aria-label={t('standing.title')}>
      <div className={styles.top}>
        <p className={styles.said} role="status" data-tone={course.daysOverdue > 0 ? 'bad' : undefined}>
          {said(props, course, { t, formats })}
        </p>
        {!record.deletedAt && <NextSteps {...props} course={course} />}
      </div>
      {course.sendings[0] && (
        <p className={styles.quiet}>
          {t('standing.sent', {
            to: course.sendings[0].sentTo,
            day: formats.date(course.sendings[0].sentAt),
            count: course.sendings.length,
          })}
        </p>
      )}
      <PaymentsList course={course} currency={textOf(record.currency)} />
    </section>
  )
}

function said(
  { record }: RecordPartProps,
  course: Course,
  { t, formats }: { t: (key: string, values?: Record<string, unknown>) => string; formats: Formats },
): string {
  const { status, kind, balance, paidOn, dueDate } = record
  const owed = Number(balance)
  const amount = formats.money({ amount: Math.abs(owed), currency: textOf(record.currency) })
  const due = textOf(dueDate) && formats.date(textOf(dueDate))
  if (status === 'draft') return t(kind === 'creditNote' ? 'standing.draftCredit' : 'standing.draft')
  if (status === 'void') return t('standing.void', { reason: course.voided?.reason ?? '' })
  if (kind === 'creditNote') return t('standing.creditNote')
  if (owed < 0) return t('standing.overpaid', { amount })
  if (status === 'credited') return t('standing.credited')
  if (owed === 0) return t('standing.paid', { day: textOf(paidOn) && formats.date(textOf(paidOn)) })
  if (course.daysOverdue > 0) return t('standing.overdue', { amount, due, count: course.daysOverdue })
  return t('standing.open', { amount, due })
}

function NextSteps({ record, model, course }: RecordPartProps & { course: Course }) {
  const { t } = useTranslation('invoices')
  const queries = useQueryClient()
  const payments = useModel('payment')
  const [asking, setAsking] = useState<Asking>()
  const { id, status, kind } = record
  const mayChange = model.descriptor.may.update
  const forbidden = mayChange ? undefined : t('standing.mayNot')
  const issue = useMutation({
    mutationFn: () => client.invoiceCourses.issue({ id }),
    onSuccess: () => forgetInvoices(queries),
    onError: tellWhatLacks,
  })
  const isDraft = status === 'draft'
  const isOwed = !isDraft && status !== 'void' && kind !== 'creditNote'
  const close = () => setAsking(undefined)
  return (
    <div className={styles.ways}>
      {course.address && (
        <Button
          size="xs"
          variant="default"
          component="a"
          href={course.address}
          target="_blank"
          rel="noreferrer"
          leftSection={<IconExternalLink size={14} stroke={1.6} />}
        >
          {t('standing.page')}
        </Button>
      )}
      {course.address && status !== 'void' && (
        <Button
          size="xs"
          variant="default"
          disabled={!mayChange}
          title={forbidden}
          leftSection={<IconSend size={14} stroke={1.6} />}
          onClick={() => setAsking('send')}
        >
          {t('standing.send')}
        </Button>
      )}
      {isOwed && (
        <Button
          size="xs"
          variant={Number(record.balance) > 0 ? 'filled' : 'default'}
          disabled={!payments?.descriptor.may.create || !mayChange}
          title={payments?.descriptor.may.create && mayChange ? undefined : t('standing.mayNotPay')}
          leftSection={<IconCash size={14} stroke={1.6} />}
          onClick={() => setAsking('pay')}
        >
          {t('standing.pay')}
        </Button>
      )}
      {isDraft && (
        <Button
          size="xs"
          variant="filled"
          disabled={!mayChange}
          title={forbidden}
          loading={issue.isPending}
          leftSection={<IconFileInvoice size={14} stroke={1.6} />}
          onClick={() => issue.mutate()}
        >
          {t('standing.issue')}
        </Button>
      )}
      {!isDraft && status !== 'void' && mayChange && (
        <MoreWays record={record} model={model} voidIt={() => setAsking('void')} />
      )}
      {asking === 'pay' && (
        <PayDialog invoice={{ id, balance: Number(record.balance), currency: textOf(record.currency) }} close={close} />
      )}
      {asking === 'send' && <SendDialog invoice={record} course={course} close={close} />}
      {asking === 'void' && (
        <ReasonDialog
          title={t('void.title')}
          about={t('void.about')}
          label={t('void.act')}
          act={(reason) => client.invoiceCourses.void({ id, reason })}
          close={close}
        />
      )}
    </div>
  )
}

/** What takes an issued invoice back: in part or whole by a credit note, or as if it had never been. */
function MoreWays({ record, model, voidIt }: RecordPartProps & { voidIt: () => void }) {
  const { t } = useTranslation('invoices')
  const queries = useQueryClient()
  const navigate = useNavigate()
  const isCreditNote = record.kind === 'creditNote'
  const credit = useMutation({
    mutationFn: () => client.invoiceCourses.credit({ id: record.id }),
    onSuccess: async (note) => {
      await forgetInvoices(queries)
      await navigate({ to: `${model.path}/${note.id}` })
    },
    onError: tellFailure,
  })
  const isPaid = Number(record.paidTotal) !== 0 || Number(record.creditedTotal) !== 0
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button size="xs" variant="default" px={8} aria-label={t('standing.more')}>
          <IconDots size={16} stroke={1.6} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {!isCreditNote && (
          <Menu.Item disabled={record.status === 'credited'} onClick={() => credit.mutate()}>
            {t('standing.credit')}
          </Menu.Item>
        )}
        <Menu.Item disabled={isPaid} onClick={voidIt}>
          {t('standing.voidIt')}
          {isPaid && <span className={styles.why}>{t('standing.notVoid')}</span>}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** A draft that is not ready says what it still needs. */
async function tellWhatLacks(problem: Error): Promise<void> {
  const [first] = problem instanceof ApiProblem ? problem.errors : []
  if (first) await tell([first.message, first.mend].filter(Boolean).join('. '))
  else await tellFailure(problem)
}
