import { Button, Group, Select, Switch, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import { LiveSize } from '#app/web/segments/LiveSize.tsx'
import { useBeyond } from '#app/web/segments/use-beyond.tsx'
import { FilterBar } from '#app/web/ui/FilterBar.tsx'
import type { Filter } from '#app/web/ui/filter.ts'
import { rowNote } from '#app/web/ui/Section.tsx'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import { draftOf, freshPolicy, type PolicyDraft } from './policy-draft.ts'
import styles from './Settings.module.css'
import { StepsField } from './StepsField.tsx'
import { calendarsQuery, type Policy } from './settings-query.ts'
import { TargetsField } from './TargetsField.tsx'

/** A policy: for which tickets, by which hours, what is promised, and what happens when it gets late. */
export function PolicyForm({ policy, close }: { policy: Policy | undefined; close: () => void }) {
  const { t } = useTranslation(['tickets', 'ui'])
  const queries = useQueryClient()
  const [draft, setDraft] = useState<PolicyDraft>(() => (policy ? draftOf(policy) : freshPolicy))
  const set = (part: Partial<PolicyDraft>) => setDraft((was) => ({ ...was, ...part }))
  const { data: calendars } = useQuery(calendarsQuery)
  const done = async () => {
    await queries.invalidateQueries()
    close()
  }
  const input = { ...draft, filter: draft.filter as Filter | null }
  const save = useMutation({
    mutationFn: () =>
      policy
        ? client.slaPolicies.change({ ...input, id: policy.id, version: policy.version })
        : client.slaPolicies.create(input),
    onSuccess: done,
  })
  const remove = useMutation({ mutationFn: () => client.slaPolicies.remove({ id: policy?.id ?? '' }), onSuccess: done })
  const problem = save.error ?? remove.error
  const own = (calendars?.items ?? []).flatMap(({ id, name }) => (id ? [{ value: id, label: name }] : []))
  return (
    <SideDrawer title={policy ? t('policies.edit', { name: policy.name }) : t('policies.add')} close={close} size={560}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextInput
          label={t('policies.name')}
          required
          maxLength={120}
          data-autofocus
          value={draft.name}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <WhichTickets filter={input.filter} change={(filter) => set({ filter })} />
        <Select
          label={t('policies.calendar')}
          placeholder={t('policies.default')}
          clearable
          data={own}
          value={draft.calendarId}
          onChange={(calendarId) => set({ calendarId })}
        />
        <TargetsField value={draft.targets} onChange={(targets) => set({ targets })} />
        <StepsField value={draft.steps} onChange={(steps) => set({ steps })} />
        {problem && (
          <p role="alert" className={styles.bad}>
            {(problem instanceof ApiProblem && problem.errors[0]?.message) || problem.message}
          </p>
        )}
        <Group justify="space-between" gap="sm">
          <Switch
            label={t('policies.on')}
            checked={draft.on}
            onChange={({ currentTarget }) => set({ on: currentTarget.checked })}
          />
          <Group gap="sm">
            {policy && (
              <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
                {t('policies.delete')}
              </Button>
            )}
            <Button type="submit" loading={save.isPending} disabled={draft.name.trim() === ''}>
              {t('ui:save')}
            </Button>
          </Group>
        </Group>
      </form>
    </SideDrawer>
  )
}

function WhichTickets({ filter, change }: { filter: Filter | null; change: (filter: Filter | null) => void }) {
  const { t } = useTranslation('tickets')
  const { models } = useObjects()
  const beyond = useBeyond('ticket')
  const model = models.get('ticket')
  return (
    <fieldset className={styles.group}>
      <legend>{t('policies.filter')}</legend>
      {model && (
        <FilterBar
          fields={[...model.fields, ...model.facets]}
          filter={filter ?? undefined}
          onChange={(next) => change(next ?? null)}
          beyond={beyond}
        />
      )}
      <p className={rowNote}>
        {!filter && `${t('policies.all')} `}
        <LiveSize object="ticket" filter={filter ?? undefined} whole />
      </p>
    </fieldset>
  )
}
