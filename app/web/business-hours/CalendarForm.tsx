import { Button, Group, Select, Switch, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { timeZoneChoices } from '#modules/team/web/places.ts'
import { client } from '../api.ts'
import { ApiProblem } from '../api-problem.ts'
import { useShell } from '../shell/shell-context.ts'
import { SideDrawer } from '../ui/SideDrawer.tsx'
import styles from './BusinessHours.module.css'
import { type Calendar, type CalendarDraft, holidayCountriesQuery, previewQuery } from './calendars-query.ts'
import { OpenTimes } from './OpenTimes.tsx'
import { OwnDaysField } from './OwnDaysField.tsx'
import { WeekField } from './WeekField.tsx'

const fresh: CalendarDraft = {
  ...{ name: '', timeZone: null, country: null, region: null, days: [], isDefault: false },
  hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' })),
}

/** A calendar: its week, holidays and own days, with when it is open next. */
export function CalendarForm({ calendar, close }: { calendar: Calendar | undefined; close: () => void }) {
  const { t } = useTranslation(['business-hours', 'ui'])
  const queries = useQueryClient()
  const { session } = useShell()
  const [draft, setDraft] = useState<CalendarDraft>(() => (calendar ? draftOf(calendar) : fresh))
  const set = (part: Partial<CalendarDraft>) => setDraft((was) => ({ ...was, ...part }))
  const preview = useQuery(previewQuery({ ...draft, name: draft.name.trim() || '…' }))
  const done = async () => {
    await queries.invalidateQueries()
    close()
  }
  const save = useMutation({
    mutationFn: () =>
      calendar?.id
        ? client.businessCalendars.change({ ...draft, id: calendar.id, version: calendar.version })
        : client.businessCalendars.create(draft),
    onSuccess: done,
  })
  const remove = useMutation({
    mutationFn: () => client.businessCalendars.remove({ id: calendar?.id ?? '' }),
    onSuccess: done,
  })
  const problem = save.error ?? remove.error
  const said = (problem instanceof ApiProblem && problem.errors[0]?.message) || problem?.message
  return (
    <SideDrawer title={calendar ? t('edit', { name: calendar.name }) : t('add')} close={close} size={560}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextInput
          label={t('name')}
          required
          maxLength={120}
          data-autofocus
          value={draft.name}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <Select
          label={t('timeZone')}
          placeholder={session.workspace.timeZone}
          searchable
          clearable
          data={timeZoneChoices()}
          value={draft.timeZone}
          onChange={(timeZone) => set({ timeZone })}
        />
        <WeekField value={draft.hours} onChange={(hours) => set({ hours })} />
        <HolidayFields draft={draft} set={set} />
        <OwnDaysField value={draft.days} onChange={(days) => set({ days })} />
        <section className={styles.preview} aria-label={t('preview')}>
          <h3>{t('preview')}</h3>
          {preview.data && (
            <OpenTimes preview={preview.data} zone={draft.timeZone ?? session.workspace.timeZone} most={6} />
          )}
          {preview.error && <p className={styles.bad}>{preview.error.message}</p>}
        </section>
        <Switch
          label={t('makeDefault')}
          checked={draft.isDefault}
          disabled={calendar?.isDefault}
          onChange={({ currentTarget }) => set({ isDefault: currentTarget.checked })}
        />
        {said && (
          <p role="alert" className={styles.bad}>
            {said}
          </p>
        )}
        <Group justify="flex-end" gap="sm">
          {calendar && (
            <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('delete')}
            </Button>
          )}
          <Button
            type="submit"
            loading={save.isPending}
            disabled={draft.name.trim() === '' || draft.hours.length === 0}
          >
            {t('ui:save')}
          </Button>
        </Group>
      </form>
    </SideDrawer>
  )
}

function HolidayFields({ draft, set }: { draft: CalendarDraft; set: (part: Partial<CalendarDraft>) => void }) {
  const { t, i18n } = useTranslation('business-hours')
  const { data } = useQuery(holidayCountriesQuery)
  const names = new Intl.DisplayNames(i18n.language, { type: 'region' })
  const countries = (data?.items ?? [])
    .filter(({ code }) => code.length === 2)
    .map(({ code }) => ({ value: code, label: names.of(code) ?? code }))
    .toSorted((a, b) => a.label.localeCompare(b.label, i18n.language))
  const regions = data?.items.find(({ code }) => code === draft.country)?.regions ?? []
  return (
    <div className={styles.two}>
      <Select
        label={t('country')}
        placeholder={t('noHolidays')}
        searchable
        clearable
        data={countries}
        value={draft.country}
        onChange={(country) => set({ country, region: null })}
      />
      <Select
        label={t('region')}
        searchable
        clearable
        disabled={regions.length === 0}
        data={regions.map(({ code, name }) => ({ value: code, label: name }))}
        value={draft.region}
        onChange={(region) => set({ region })}
      />
    </div>
  )
}

const draftOf = ({ name, timeZone, hours, country, region, days, isDefault }: Calendar): CalendarDraft => ({
  ...{ name, timeZone, hours, country, region, days, isDefault },
})
