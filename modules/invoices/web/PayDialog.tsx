import { Button, Group, Modal, NumberInput, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { forgetInvoices } from './course.ts'
import styles from './Invoice.module.css'

interface Owed {
  id: string
  balance: number
  currency: string
}

type Method = Awaited<ReturnType<typeof client.payments.get>>['method']

/** Money that came in: all that is owed unless somebody says otherwise. */
export function PayDialog({ invoice, close }: { invoice: Owed; close: () => void }) {
  const { t } = useTranslation(['invoices', 'ui'])
  const formats = useFormats()
  const queries = useQueryClient()
  const { id, balance, currency } = invoice
  const digits = formats.minorDigits(currency)
  const factor = 10 ** digits
  const [typed, setTyped] = useState<number | string>(Math.max(0, balance) / factor)
  const [paidOn, setPaidOn] = useState(() => formats.dayKey(new Date().toISOString()))
  const [method, setMethod] = useState<Method>('transfer')
  const [reference, setReference] = useState('')
  const amount = Math.round(Number(typed) * factor)
  const methods = useModel('payment')?.field('method')?.options ?? []
  const save = useMutation({
    mutationFn: () =>
      client.payments.create({ invoiceId: id, amount, paidOn, method, ...(reference.trim() ? { reference } : {}) }),
    onSuccess: async () => {
      await forgetInvoices(queries)
      close()
    },
  })
  const left = balance - amount
  return (
    <Modal opened onClose={close} title={t('pay.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <NumberInput
          label={t('pay.amount')}
          required
          min={0}
          hideControls
          decimalScale={digits}
          fixedDecimalScale
          decimalSeparator={formats.decimalSeparator}
          suffix={` ${currency}`}
          description={t(left > 0 ? 'pay.left' : left < 0 ? 'pay.over' : 'pay.all', {
            amount: formats.money({ amount: Math.abs(left), currency }),
          })}
          value={typed}
          onChange={setTyped}
          data-autofocus
        />
        <TextInput
          label={t('pay.paidOn')}
          type="date"
          required
          value={paidOn}
          onChange={(event) => setPaidOn(event.currentTarget.value)}
        />
        <Select
          label={t('pay.method')}
          data={methods.map(({ value, label }) => ({ value, label }))}
          allowDeselect={false}
          value={method}
          onChange={(value) => value && setMethod(value as Method)} // one of the field's options
        />
        <TextInput
          label={t('pay.reference')}
          description={t('pay.referenceHint')}
          maxLength={500}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        {save.error && <p role="alert">{saidOf(save.error)}</p>}
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={save.isPending} disabled={!(amount > 0)}>
            {t('pay.record')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

/** What is wrong with the payment itself says more than that something is. */
function saidOf(problem: Error): string {
  const [first] = problem instanceof ApiProblem ? problem.errors : []
  return first ? [first.message, first.mend].filter(Boolean).join('. ') : problem.message
}
