import { Button, Group } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { objectClient } from '#app/web/objects/object-client.ts'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { LinesEditor } from './LinesInput.tsx'
import styles from './Order.module.css'
import { amountOf, type Line, linesOf, sumOf } from './order-lines.ts'

/** What was bought: the lines of an order with their prices, and the total. */
export function OrderLines({ record, model }: RecordPartProps) {
  const { t } = useTranslation(['commerce', 'ui'])
  const queries = useQueryClient()
  const [draft, setDraft] = useState<Line[]>()
  const lines = linesOf(record.lines)
  const currency = textOf(record.currency)
  const save = useMutation({
    mutationFn: (next: Line[]) =>
      objectClient('orders').update({
        id: record.id,
        version: record.version,
        lines: next.filter(({ productName }) => productName.trim() !== ''),
      }),
    onSuccess: async () => {
      setDraft(undefined)
      await queries.invalidateQueries({ queryKey: ['orders'] })
    },
    onError: tellFailure,
  })
  return (
    <section className={styles.card} aria-label={t('order.fields.lines')}>
      <div className={styles.top}>
        <h2 className={styles.heading}>{t('order.fields.lines')}</h2>
        {!draft && model.descriptor.may.update && !record.deletedAt && (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconPencil size={14} stroke={1.6} />}
            onClick={() => setDraft(lines)}
          >
            {t('order.editLines')}
          </Button>
        )}
      </div>
      {draft ? (
        <div className={styles.editing}>
          <LinesEditor lines={draft} currency={currency} change={setDraft} />
          <Group justify="flex-end" gap="sm" mt="md">
            <Button size="xs" variant="subtle" color="gray" onClick={() => setDraft(undefined)}>
              {t('ui:cancel')}
            </Button>
            <Button size="xs" loading={save.isPending} onClick={() => save.mutate(draft)}>
              {t('ui:save')}
            </Button>
          </Group>
        </div>
      ) : (
        <LinesTable
          lines={lines}
          total={typeof record.total === 'number' ? record.total : sumOf(lines)}
          currency={currency}
        />
      )}
    </section>
  )
}

function LinesTable({ lines, total, currency }: { lines: Line[]; total: number; currency: string }) {
  const { t } = useTranslation('commerce')
  const formats = useFormats()
  const money = (amount: number) => formats.money({ amount, currency })
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('order.line.product')}</th>
          <th scope="col" className={styles.number}>
            {t('order.line.quantity')}
          </th>
          <th scope="col" className={styles.number}>
            {t('order.line.price')}
          </th>
          <th scope="col" className={styles.number}>
            {t('order.line.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike; their place tells them apart
          <tr key={index}>
            <th scope="row">
              {line.productId ? (
                <UiLink href={`/products/${line.productId}`}>{line.productName}</UiLink>
              ) : (
                line.productName
              )}
            </th>
            <td className={styles.number}>{formats.number(line.quantity)}</td>
            <td className={styles.number}>{money(line.unitPrice)}</td>
            <td className={styles.number}>{money(amountOf(line))}</td>
          </tr>
        ))}
        {lines.length === 0 && (
          <tr>
            <td colSpan={4} className={styles.none}>
              {t('order.noLines')}
            </td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t('order.fields.total')}
          </th>
          <td className={styles.number}>{money(total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
