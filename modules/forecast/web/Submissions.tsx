import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { useSources } from '#app/web/ui/sources.ts'
import styles from './Forecast.module.css'
import { type Forecast, submissionsQuery } from './forecast-client.ts'
import type { ForecastSearch } from './forecast-search.ts'
import rows from './Rows.module.css'
import { readAmount } from './targets/target-cell.ts'

interface SubmissionsProps {
  forecast: Forecast
  search: ForecastSearch
}

/** What people say they will bring: one's own word, and everybody's with what they said before. */
export function Submissions({ forecast, search }: SubmissionsProps) {
  const { t } = useTranslation('forecast')
  const formats = useFormats()
  const { session } = useShell()
  const { submitted, currency } = forecast
  return (
    <section className={styles.card} aria-label={t('submissions.title')}>
      <div>
        <h3 className={styles.period}>{t('submissions.title')}</h3>
        <p className={styles.quiet}>
          {submitted
            ? t('submissions.sum', {
                count: submitted.people,
                amount: formats.money({ amount: submitted.amount, currency }, { whole: true }),
              })
            : t('submissions.none')}
        </p>
      </div>
      {mayIn(session)('deals.update') && forecast.isPartial && !forecast.asOf && (
        <Own
          key={`${forecast.period.startsOn} ${forecast.period.span} ${search.pipeline}`}
          forecast={forecast}
          pipeline={search.pipeline ?? null}
        />
      )}
      {!forecast.asOf && <History search={search} />}
    </section>
  )
}

function Own({ forecast, pipeline }: { forecast: Forecast; pipeline: string | null }) {
  const { t } = useTranslation('forecast')
  const formats = useFormats()
  const { session } = useShell()
  const queries = useQueryClient()
  const [amount, setAmount] = useState('')
  const [note, setNote] = useState('')
  const said = forecast.people.find(({ userId }) => userId === session.user.id)?.said
  const read = readAmount(amount, { measure: 'value', currency: formats.currency, locale: formats.locale })
  const refresh = () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.flat().includes('forecast') })
  const sending = useMutation({
    mutationFn: (value: number) =>
      client.forecastSubmissions.submit({
        ...{ span: forecast.period.span, on: forecast.period.startsOn, pipeline },
        ...{ amount: value, note, after: said?.revision ?? 0 },
      }),
    onSuccess: () => {
      setAmount('')
      setNote('')
      return refresh()
    },
    onError: refresh,
  })
  return (
    <form
      className={rows.say}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (typeof read === 'number') sending.mutate(read)
      }}
    >
      <TextInput
        label={t('submissions.amount')}
        inputMode="decimal"
        autoComplete="off"
        placeholder={said ? formats.number(said.amount / 10 ** formats.minorDigits(formats.currency)) : undefined}
        error={amount !== '' && read === undefined ? t('targets.wrong.value') : undefined}
        rightSection={formats.currency}
        rightSectionWidth={48}
        value={amount}
        onChange={({ currentTarget }) => setAmount(currentTarget.value)}
      />
      <Textarea
        label={t('submissions.note')}
        autosize
        minRows={1}
        maxRows={4}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Button type="submit" variant="filled" disabled={typeof read !== 'number'} loading={sending.isPending}>
        {t('submissions.submit')}
      </Button>
      {sending.error && (
        <p role="alert" className={styles.bad}>
          {sending.error.message}
        </p>
      )}
    </form>
  )
}

const FIRST = 8

function History({ search }: { search: ForecastSearch }) {
  const { t } = useTranslation('forecast')
  const formats = useFormats()
  const { users } = useSources()
  const { data } = useQuery(submissionsQuery(search))
  if (!data || data.items.length === 0) return null
  return (
    <ul className={rows.deals} aria-label={t('submissions.history')}>
      {data.items.slice(0, FIRST).map(({ id, userId, amount, currency, note, submittedAt }) => (
        <li key={id}>
          <span className={rows.dealName}>
            {users.find((user) => user.id === userId)?.name ?? t('people.former')}
            {note && <span className={styles.small}>{note}</span>}
          </span>
          <span className={rows.amount}>{formats.money({ amount, currency }, { whole: true })}</span>
          <span className={styles.small}>{formats.relative(submittedAt)}</span>
        </li>
      ))}
    </ul>
  )
}
