import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { PartProblem } from '../objects/PartProblem.tsx'
import { useFormats } from '../ui/format.ts'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { rowNote, rowWords, sectionRows } from '../ui/Section.tsx'
import { SideDrawer } from '../ui/SideDrawer.tsx'
import { tellFailure } from '../ui/toasts.tsx'
import { ratesQuery } from './rates-query.ts'

/** The last days of a currency; a rate that was wrong is taken away. */
export function RateHistory({ currency, base, close }: { currency: string; base: string; close: () => void }) {
  const { t } = useTranslation('rates')
  const formats = useFormats()
  const queries = useQueryClient()
  const found = useQuery(ratesQuery(currency))
  const remove = useMutation({
    mutationFn: (day: string) => client.exchangeRates.set({ rates: [{ currency, day, rate: null }] }),
    onSuccess: () => queries.invalidateQueries(),
    onError: tellFailure,
  })
  return (
    <SideDrawer title={t('historyOf', { currency, base })} close={close}>
      {found.isPending && <RowSkeletons count={6} />}
      {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && <p className={rowNote}>{t('none', { base })}</p>}
      <ul className={sectionRows}>
        {found.data?.items.map(({ day, rate }) => (
          <li key={day}>
            <div className={rowWords}>
              <span>{formats.rate(rate)}</span>
              <p className={rowNote}>{formats.date(day)}</p>
            </div>
            <ActionIcon
              aria-label={t('remove', { day: formats.date(day) })}
              disabled={remove.isPending}
              onClick={() => remove.mutate(day)}
            >
              <IconX size={16} stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </SideDrawer>
  )
}
