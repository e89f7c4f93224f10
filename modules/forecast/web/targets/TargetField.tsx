import { ActionIcon } from '@mantine/core'
import { IconCalendarUser } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { usePeriodWords } from '../use-period-words.ts'
import styles from './Targets.module.css'
import type { GridFacts } from './TargetsScreen.tsx'
import { type Cell, draftOf, readAmount } from './target-cell.ts'

/** A field of the grid: typed over, saved on leaving it; Escape puts back what stood there. */
export function TargetField({ cell, grid, hint }: { cell: Cell; grid: GridFacts; hint: string }) {
  const { t } = useTranslation('forecast')
  const formats = useFormats()
  const words = usePeriodWords()
  const queries = useQueryClient()
  const [isWrong, setWrong] = useState(false)
  const { target, measure, whose, period } = cell
  const factor = measure === 'count' ? 1 : 10 ** formats.minorDigits(formats.currency)
  const shown = target ? formats.number(target.amount / factor) : ''
  const saving = useMutation({
    mutationFn: (amount: number | null) => client.targets.set(draftOf(cell, amount)),
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.flat().includes('targets') }),
  })
  const save = (typed: string) => {
    if (typed === shown) return setWrong(false)
    const amount = readAmount(typed, { measure, currency: formats.currency, locale: formats.locale })
    setWrong(amount === undefined)
    if (amount !== undefined && amount !== (target?.amount ?? null)) saving.mutate(amount)
  }
  const place = { whose: whose.name, period: words(period.span, period.startsOn) }
  return (
    <span className={styles.field} data-busy={saving.isPending || undefined}>
      <input
        className={styles.input}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={t('targets.of', place)}
        aria-invalid={isWrong || undefined}
        title={isWrong ? t(`targets.wrong.${measure}`) : undefined}
        placeholder={hint}
        defaultValue={shown}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onBlur={({ currentTarget }) => save(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.value = shown
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      {target && whose.userId && (
        <ActionIcon
          size="sm"
          data-part={target.effective < target.amount || undefined}
          className={styles.presence}
          aria-label={t('targets.presenceOf', place)}
          title={
            target.effective < target.amount
              ? t('targets.counts', {
                  amount:
                    measure === 'count'
                      ? formats.number(target.effective)
                      : formats.money({ amount: target.effective, currency: formats.currency }, { whole: true }),
                })
              : t('targets.presence')
          }
          onClick={() => grid.open(cell)}
        >
          <IconCalendarUser size={14} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      )}
    </span>
  )
}
