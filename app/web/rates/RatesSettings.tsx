import { ActionIcon, Button, FileButton, Group } from '@mantine/core'
import { IconHistory, IconPlus, IconUpload } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { PartProblem } from '../objects/PartProblem.tsx'
import { mayIn } from '../session.ts'
import { useShell } from '../shell/shell-context.ts'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { useFormats } from '../ui/format.ts'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { rowNote, rowWords, Section, sectionRows } from '../ui/Section.tsx'
import { tell, tellFailure } from '../ui/toasts.tsx'
import { csvParts } from './csv-parts.ts'
import { RateForm } from './RateForm.tsx'
import { RateHistory } from './RateHistory.tsx'
import { type Rates, ratesQuery } from './rates-query.ts'

/** Settings → Exchange rates: what other currencies are worth in that of the workspace, by day. */
export function RatesSettings() {
  const { t } = useTranslation('rates')
  const { session } = useShell()
  const queries = useQueryClient()
  const formats = useFormats()
  const found = useQuery(ratesQuery())
  const [open, setOpen] = useState<'new' | { currency: string }>()
  const read = useMutation({
    mutationFn: async (file: File) => {
      let taken = 0
      for (const csv of csvParts(await file.text())) taken += (await client.exchangeRates.read({ csv })).taken
      return taken
    },
    onSuccess: async (taken) => {
      await queries.invalidateQueries()
      tell(t('taken', { count: taken, shown: formats.number(taken) }))
    },
    onError: tellFailure,
  })
  if (!mayIn(session)('settings')) return <ForbiddenState />
  const base = found.data?.base ?? session.workspace.currency
  return (
    <>
      <Section title={t('title')} detail={t('detail', { base })} wide>
        {found.isPending && <RowSkeletons count={3} />}
        {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
        {found.data?.items.length === 0 && <p className={rowNote}>{t('none', { base })}</p>}
        <ul className={sectionRows}>
          {found.data?.items.map((rate) => (
            <RateLine key={rate.currency} rate={rate} base={base} open={() => setOpen({ currency: rate.currency })} />
          ))}
        </ul>
        <Group mt={12} gap="sm">
          <Button variant="default" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={() => setOpen('new')}>
            {t('add')}
          </Button>
          <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => file && read.mutate(file)}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                loading={read.isPending}
                leftSection={<IconUpload size={16} stroke={1.6} />}
              >
                {t('read')}
              </Button>
            )}
          </FileButton>
        </Group>
      </Section>
      {open === 'new' && <RateForm base={base} close={() => setOpen(undefined)} />}
      {open && open !== 'new' && <RateHistory currency={open.currency} base={base} close={() => setOpen(undefined)} />}
    </>
  )
}

function RateLine({ rate, base, open }: { rate: Rates['items'][number]; base: string; open: () => void }) {
  const { t } = useTranslation('rates')
  const formats = useFormats()
  const { currency, day, days } = rate
  return (
    <li>
      <div className={rowWords}>
        <span>{t('worth', { currency, base, rate: formats.rate(rate.rate) })}</span>
        <p className={rowNote}>
          {t('since', { day: formats.date(day) })} · {t('days', { count: days, shown: formats.number(days) })}
        </p>
      </div>
      <ActionIcon aria-label={t('history', { currency })} onClick={open}>
        <IconHistory size={16} stroke={1.6} />
      </ActionIcon>
    </li>
  )
}
