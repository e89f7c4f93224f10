import { Button, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currencyChoices } from '#modules/team/web/places.ts'
import { client } from '../api.ts'
import { useFormats } from '../ui/format.ts'
import { SideDrawer } from '../ui/SideDrawer.tsx'
import { tellFailure } from '../ui/toasts.tsx'

/** A rate of a day, written by hand. */
export function RateForm({ base, close }: { base: string; close: () => void }) {
  const { t, i18n } = useTranslation(['rates', 'ui'])
  const formats = useFormats()
  const queries = useQueryClient()
  const [currency, setCurrency] = useState<string | null>(null)
  const [day, setDay] = useState(() => new Date().toISOString().slice(0, 10))
  const [rate, setRate] = useState<number>()
  const isWhole = currency !== null && day !== '' && rate !== undefined && rate > 0
  const save = useMutation({
    mutationFn: () => client.exchangeRates.set({ rates: [{ currency: currency ?? '', day, rate: rate ?? null }] }),
    onSuccess: async () => {
      await queries.invalidateQueries()
      close()
    },
    onError: tellFailure,
  })
  return (
    <SideDrawer title={t('add')} close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole) save.mutate()
        }}
      >
        <Stack gap="md">
          <Select
            label={t('currency')}
            searchable
            data={currencyChoices(i18n.language).filter(({ value }) => value !== base)}
            value={currency}
            onChange={setCurrency}
          />
          <TextInput
            type="date"
            label={t('day')}
            description={t('dayHint')}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <NumberInput
            label={t('rate', { currency: currency ?? '…', base })}
            hideControls
            min={0}
            decimalScale={9}
            decimalSeparator={formats.decimalSeparator}
            allowedDecimalSeparators={['.', ',']}
            value={rate ?? ''}
            onChange={(value) => setRate(value === '' ? undefined : Number(value))}
          />
          <Group justify="flex-end" gap="sm">
            <Button variant="subtle" color="gray" onClick={close}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" disabled={!isWhole} loading={save.isPending}>
              {t('ui:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </SideDrawer>
  )
}
