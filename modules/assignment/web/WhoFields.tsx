import { ActionIcon, MultiSelect, NumberInput, Radio, SegmentedControl, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import shared from '#app/web/rules/Rules.module.css'
import { useSources } from '#app/web/ui/sources.ts'
import forms from './RuleForm.module.css'
import type { RuleDraft } from './rule-draft.ts'

const methods = ['roundRobin', 'leastLoad', 'person', 'team'] as const
type Person = RuleDraft['people'][number]

interface WhoFieldsProps {
  draft: RuleDraft
  set: (patch: Partial<RuleDraft>) => void
  /** Whether a team may have it for now. */
  routed: boolean
}

/** To whom: one person; or some of them or a team, in turn or by load, with weights and how many each takes at most. */
export function WhoFields({ draft, set, routed }: WhoFieldsProps) {
  const { t } = useTranslation('assignment')
  const { users } = useSources()
  const choices = users.map(({ id, name }) => ({ value: id, label: name }))
  const { method, people, capacity } = draft
  const choose = (next: string) => {
    const chosen = methods.find((known) => known === next) ?? 'roundRobin'
    set({
      method: chosen,
      ...(chosen === 'person' ? { teamId: null, people: people.slice(0, 1) } : {}),
      ...(chosen === 'team'
        ? { people: [], skillIds: [], stickyDays: null, waitMinutes: null, onlineOnly: false }
        : {}),
    })
  }
  return (
    <fieldset className={shared.group}>
      <legend>{t('who.title')}</legend>
      <Radio.Group value={method} onChange={choose} aria-label={t('who.method')}>
        <div className={forms.choices}>
          {methods
            .filter((one) => routed || one !== 'team')
            .map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(one === 'team' ? 'routing.team' : `who.${one}`)}
                description={t(one === 'team' ? 'routing.teamAbout' : `who.${one}About`)}
              />
            ))}
        </div>
      </Radio.Group>
      {method === 'person' ? (
        <Select
          label={t('who.one')}
          data={choices}
          searchable
          value={people[0]?.userId ?? null}
          onChange={(userId) => set({ people: userId ? [{ userId, weight: 1, capacity: null }] : [] })}
        />
      ) : (
        <Several key={method === 'team' ? 'team' : 'several'} draft={draft} set={set} choices={choices} />
      )}
      {method !== 'team' && (
        <NumberInput
          label={t('who.capacity')}
          description={t('who.capacityAbout')}
          placeholder={t('who.noCapacity')}
          min={1}
          max={100_000}
          allowDecimal={false}
          value={capacity ?? ''}
          onChange={(value) => set({ capacity: typeof value === 'number' ? value : null })}
        />
      )}
    </fieldset>
  )
}

function Several({
  draft,
  set,
  choices,
}: Omit<WhoFieldsProps, 'routed'> & { choices: { value: string; label: string }[] }) {
  const { t } = useTranslation('assignment')
  const { data: teams } = useQuery(api.teams.list.queryOptions({ input: {} }))
  const { teamId, people, method } = draft
  const isTeams = method === 'team'
  const [chosenTeam, setOfTeam] = useState(teamId !== null || people.length === 0)
  const ofTeam = chosenTeam || isTeams
  const members = teams?.items.find(({ id }) => id === teamId)?.members ?? []
  const listed: Person[] = ofTeam
    ? members.map(({ userId }) => people.find((one) => one.userId === userId) ?? { userId, weight: 1, capacity: null })
    : people
  // Of a team only what differs from the usual is kept: whoever joins it later is in.
  const change = (next: Person) =>
    set({
      people: ofTeam
        ? [...people.filter(({ userId }) => userId !== next.userId), next].filter(
            (one) => one.weight !== 1 || one.capacity !== null,
          )
        : people.map((one) => (one.userId === next.userId ? next : one)),
    })
  return (
    <>
      {!isTeams && (
        <SegmentedControl
          aria-label={t('who.from')}
          value={ofTeam ? 'team' : 'people'}
          data={[
            { value: 'team', label: t('who.team') },
            { value: 'people', label: t('who.people') },
          ]}
          onChange={(value) => {
            setOfTeam(value === 'team')
            set({ teamId: null, people: [] })
          }}
        />
      )}
      {ofTeam ? (
        <Select
          label={t('who.team')}
          data={(teams?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          nothingFoundMessage={t('who.noTeams')}
          searchable
          value={teamId}
          onChange={(chosen) => set({ teamId: chosen, people: [] })}
        />
      ) : (
        <MultiSelect
          label={t('who.people')}
          data={choices}
          searchable
          value={people.map(({ userId }) => userId)}
          onChange={(ids) =>
            set({
              people: ids.map(
                (userId) => people.find((one) => one.userId === userId) ?? { userId, weight: 1, capacity: null },
              ),
            })
          }
        />
      )}
      {listed.length > 0 && !isTeams && (
        <ul className={forms.people} aria-label={t('who.shares')}>
          {listed.map((person) => (
            <PersonLine
              key={person.userId}
              person={person}
              name={choices.find(({ value }) => value === person.userId)?.label ?? t('words.left')}
              change={change}
              remove={ofTeam ? undefined : () => set({ people: people.filter((one) => one !== person) })}
            />
          ))}
        </ul>
      )}
    </>
  )
}

interface PersonLineProps {
  person: Person
  name: string
  change: (person: Person) => void
  remove: (() => void) | undefined
}

function PersonLine({ person, name, change, remove }: PersonLineProps) {
  const { t } = useTranslation('assignment')
  return (
    <li className={forms.person}>
      <span className={shared.words}>{name}</span>
      <NumberInput
        className={forms.figure}
        size="xs"
        aria-label={t('who.weightOf', { name })}
        prefix="× "
        min={1}
        max={100}
        allowDecimal={false}
        value={person.weight}
        onChange={(value) => typeof value === 'number' && change({ ...person, weight: value })}
      />
      <NumberInput
        className={forms.figure}
        size="xs"
        aria-label={t('who.capacityOf', { name })}
        placeholder={t('who.most')}
        min={1}
        max={100_000}
        allowDecimal={false}
        value={person.capacity ?? ''}
        onChange={(value) => change({ ...person, capacity: typeof value === 'number' ? value : null })}
      />
      {remove && (
        <ActionIcon aria-label={t('who.remove', { name })} onClick={remove}>
          <IconX size={14} stroke={1.6} />
        </ActionIcon>
      )}
    </li>
  )
}
