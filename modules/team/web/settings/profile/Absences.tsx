import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { rowNote, rowWords, sectionForm, sectionRows } from '#app/web/ui/Section.tsx'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { Refusal } from '#modules/team/web/Refusal.tsx'
import { useRefusalWords } from '#modules/team/web/use-submission.ts'

/** When one is away: entered, and taken back. */
export function Absences() {
  const { t } = useTranslation('team')
  const formats = useFormats()
  const words = useRefusalWords()
  const { session } = useShell()
  const cache = useQueryClient()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const query = api.absences.list.queryOptions({ input: {} })
  const { data, error } = useQuery(query)
  const refresh = () => cache.invalidateQueries({ queryKey: query.queryKey })
  const adding = useMutation({
    mutationFn: () => client.absences.create({ from, to: to || from }),
    onSuccess: () => {
      setFrom('')
      setTo('')
      return refresh()
    },
  })
  const removing = useMutation({
    mutationFn: (id: string) => client.absences.remove({ id }),
    onSuccess: refresh,
    onError: tellFailure,
  })
  const today = formats.dayKey(new Date().toISOString())
  const mine = data?.items.filter(({ userId }) => userId === session.user.id) ?? []
  const failure = adding.error ?? error
  return (
    <>
      {data && mine.length === 0 && <p className={rowNote}>{t('absences.none')}</p>}
      {mine.length > 0 && (
        <ul className={sectionRows}>
          {mine.map(({ id, from: first, to: last }) => {
            const days = first === last ? formats.date(first) : `${formats.date(first)} – ${formats.date(last)}`
            return (
              <li key={id}>
                <div className={rowWords}>
                  <p>{days}</p>
                  {first <= today && today <= last && <p className={rowNote}>{t('absences.today')}</p>}
                </div>
                <Button
                  size="xs"
                  aria-label={t('absences.remove', { days })}
                  loading={removing.isPending && removing.variables === id}
                  onClick={() => removing.mutate(id)}
                >
                  {t('absences.takeBack')}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      <form
        className={sectionForm}
        style={{ marginBlockStart: 16 }}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          adding.mutate()
        }}
      >
        <TextInput
          type="date"
          label={t('absences.from')}
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('absences.to')}
          min={from}
          value={to}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
        />
        <Refusal>{failure ? words(failure) : undefined}</Refusal>
        <Button type="submit" disabled={!from} loading={adding.isPending}>
          {t('absences.add')}
        </Button>
      </form>
    </>
  )
}
