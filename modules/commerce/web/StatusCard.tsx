import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { objectClient } from '#app/web/objects/object-client.ts'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { Chip } from '#app/web/ui/cells.tsx'
import { textOf } from '#app/web/ui/field.ts'
import { offerUndo, tellFailure } from '#app/web/ui/toasts.tsx'
import { whyNotMove } from '../domain/order-status-arithmetic.ts'
import styles from './Order.module.css'

/** What mostly comes after a status. */
const next: Record<string, string> = {
  ...{ draft: 'placed', placed: 'confirmed', confirmed: 'shipped', paid: 'shipped', partlyShipped: 'shipped' },
  ...{ shipped: 'completed', returned: 'refunded', cancelled: 'placed' },
}

/** Where an order stands: one press to the next status, two to any other it can come to. */
export function StatusCard({ record, model }: RecordPartProps) {
  const { t } = useTranslation('commerce')
  const queries = useQueryClient()
  const status = textOf(record.status)
  const options = model.field('status')?.options ?? []
  const mayChange = model.descriptor.may.update
  const set = async (value: string) => {
    await objectClient('orders').update({ id: record.id, status: value })
    await queries.invalidateQueries({ queryKey: ['orders'] })
  }
  const move = useMutation({
    mutationFn: set,
    onSuccess: (_, value) =>
      offerUndo(
        t('order.moved', { number: textOf(record.number), status: options.find((one) => one.value === value)?.label }),
        () => set(status),
      ),
    onError: tellFailure,
  })
  const now = options.find(({ value }) => value === status)
  const suggested = options.find(({ value }) => value === next[status])
  return (
    <section className={styles.card} aria-label={t('order.standing')}>
      <p className={styles.standing} role="status">
        {t('order.standing')} {now && <Chip tone={now.tone}>{now.label}</Chip>}
      </p>
      <div className={styles.ways}>
        {suggested && (
          <Button
            size="xs"
            variant="default"
            loading={move.isPending}
            disabled={!mayChange}
            title={mayChange ? undefined : t('order.mayNot')}
            onClick={() => move.mutate(suggested.value)}
          >
            {t('order.to', { status: suggested.label })}
          </Button>
        )}
        <Menu position="bottom-end" width={260}>
          <Menu.Target>
            <Button
              size="xs"
              variant="default"
              disabled={!mayChange || move.isPending}
              title={mayChange ? undefined : t('order.mayNot')}
              rightSection={<IconChevronDown size={14} stroke={1.6} />}
            >
              {t('order.otherStatus')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {options
              .filter(({ value }) => value !== status)
              .map(({ value, label }) => {
                const why = whyNotMove(status, value)
                return (
                  <Menu.Item key={value} disabled={why !== undefined} onClick={() => move.mutate(value)}>
                    {label}
                    {why && <span className={styles.why}>{t(`order.why.${why}`)}</span>}
                  </Menu.Item>
                )
              })}
          </Menu.Dropdown>
        </Menu>
      </div>
    </section>
  )
}
