import { Button, MultiSelect, NumberInput, Switch } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import shared from '#app/web/rules/Rules.module.css'
import { useSources } from '#app/web/ui/sources.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import {
  type Availability,
  availabilitiesQuery,
  type RoutingSettings,
  settingsQuery,
  skillsQuery,
} from './assignment-client.ts'
import { PresenceDot } from './PresenceDot.tsx'
import room from './Room.module.css'

/** How much people have at a time, when they count as away, and what each of them can do. */
export function Room() {
  const { t } = useTranslation('assignment')
  const { data: settings } = useQuery(settingsQuery)
  const { data: people } = useQuery(availabilitiesQuery)
  return (
    <section className={shared.section} aria-label={t('room.title')}>
      <div>
        <h3 className={shared.heading}>{t('room.title')}</h3>
        <p className={shared.quiet}>{t('room.detail')}</p>
      </div>
      {settings && <Settings settings={settings} />}
      {settings && people && (
        <ul className={room.people} aria-label={t('room.people')}>
          {people.items.map((one) => (
            <Person key={one.userId} person={one} settings={settings} />
          ))}
        </ul>
      )}
    </section>
  )
}

const whole = (value: string | number) => (typeof value === 'number' ? value : null)

function Settings({ settings: { people: _, ...kept } }: { settings: RoutingSettings }) {
  const { t } = useTranslation('assignment')
  const queries = useQueryClient()
  const [draft, setDraft] = useState(kept)
  const set = (patch: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...patch }))
  const saving = useMutation({
    mutationFn: () => client.routingSettings.change(draft),
    onSuccess: (saved) => queries.setQueryData(settingsQuery.queryKey, saved),
    onError: tellFailure,
  })
  const figures = { min: 1, max: 10_000, allowDecimal: false } as const
  return (
    <form
      className={shared.section}
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <div className={room.fields}>
        <NumberInput
          {...figures}
          label={t('room.mostOpen')}
          placeholder={t('room.any')}
          value={draft.mostOpen ?? ''}
          onChange={(value) => set({ mostOpen: whole(value) })}
        />
        <NumberInput
          {...figures}
          label={t('room.mostLive')}
          placeholder={t('room.any')}
          value={draft.mostLive ?? ''}
          onChange={(value) => set({ mostLive: whole(value) })}
        />
        <NumberInput
          {...figures}
          max={1_440}
          label={t('room.away')}
          placeholder={t('room.never')}
          value={draft.awayMinutes ?? ''}
          onChange={(value) => set({ awayMinutes: whole(value) })}
        />
      </div>
      <Switch
        label={t('room.handsBack')}
        description={t('room.handsBackAbout')}
        checked={draft.handsBack}
        onChange={({ currentTarget }) => set({ handsBack: currentTarget.checked })}
      />
      <Button
        type="submit"
        variant="default"
        w="fit-content"
        loading={saving.isPending}
        disabled={JSON.stringify(draft) === JSON.stringify(kept)}
      >
        {t('ui:save')}
      </Button>
    </form>
  )
}

function Person({ person, settings }: { person: Availability; settings: RoutingSettings }) {
  const { t } = useTranslation('assignment')
  const queries = useQueryClient()
  const { users } = useSources()
  const { data: skills } = useQuery(skillsQuery)
  const { userId, state, open, live } = person
  const name = users.find(({ id }) => id === userId)?.name ?? t('words.left')
  const own = settings.people.find((one) => one.userId === userId) ?? { mostOpen: null, mostLive: null }
  const limiting = useMutation({
    mutationFn: (limits: { mostOpen: number | null; mostLive: number | null }) =>
      client.routingSettings.limit({ userId, ...limits }),
    onSuccess: (saved) => queries.setQueryData(settingsQuery.queryKey, saved),
    onError: tellFailure,
  })
  const giving = useMutation({
    mutationFn: (skillIds: string[]) => client.skills.give({ userId, skillIds }),
    onSuccess: (given) => queries.setQueryData(skillsQuery.queryKey, given),
    onError: tellFailure,
  })
  const limit = (which: 'mostOpen' | 'mostLive', label: string) => (
    <NumberInput
      key={`${which} ${own[which]}`}
      size="xs"
      aria-label={label}
      title={label}
      placeholder={settings[which] === null ? '∞' : String(settings[which])}
      min={1}
      max={10_000}
      allowDecimal={false}
      defaultValue={own[which] ?? ''}
      onBlur={({ currentTarget }) => {
        const value = currentTarget.value === '' ? null : Number(currentTarget.value)
        if (value !== own[which]) limiting.mutate({ mostOpen: own.mostOpen, mostLive: own.mostLive, [which]: value })
      }}
    />
  )
  return (
    <li className={room.person}>
      <div className={room.who}>
        <p>{name}</p>
        <p className={`${shared.small} ${room.state}`}>
          <PresenceDot state={state} /> {t(`presence.${state}`)} · {t('queue.load', { open, live })}
        </p>
      </div>
      {limit('mostOpen', t('room.mostOf', { name }))}
      {limit('mostLive', t('room.mostChatsOf', { name }))}
      <MultiSelect
        size="xs"
        aria-label={t('room.skillsOf', { name })}
        placeholder={t('room.skills')}
        data={(skills?.items ?? []).map((skill) => ({ value: skill.id, label: skill.name }))}
        value={(skills?.items ?? []).flatMap(({ id, userIds }) => (userIds.includes(userId) ? [id] : []))}
        onChange={(ids) => giving.mutate(ids)}
      />
    </li>
  )
}
