import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { totalsOfRecord } from '#app/web/lines/line.ts'
import { objectClient } from '#app/web/objects/object-client.ts'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './Sales.module.css'

/** Says that the amounts of a deal are a person's and not those of its lines, and takes that back. */
export function OwnAmountNote({ record, model }: RecordPartProps) {
  const { t } = useTranslation('sales')
  const formats = useFormats()
  const queries = useQueryClient()
  const { periods, recurringNet } = totalsOfRecord(record)
  const once = periods.find(({ period }) => period === 'once')?.net ?? 0
  const follow = useMutation({
    mutationFn: () =>
      objectClient(model.descriptor.plural).update({ id: record.id, version: record.version, ownAmount: false }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [model.descriptor.plural] }),
    onError: tellFailure,
  })
  const amount = formats.money({ amount: once + recurringNet, currency: textOf(record.currency) })
  return (
    <p className={styles.ownAmount}>
      <span>{t('lines.own', { amount })}</span>
      {model.descriptor.may.update && !record.deletedAt && (
        <Button size="compact-xs" variant="subtle" loading={follow.isPending} onClick={() => follow.mutate()}>
          {t('lines.follow')}
        </Button>
      )}
    </p>
  )
}
