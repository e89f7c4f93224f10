import { Button, Group, NumberInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import { type ChoiceDraft, ChoiceRows } from './ChoiceRows.tsx'
import styles from './Settings.module.css'
import type { TicketSettings } from './settings-query.ts'

const categories = ['new', 'open', 'pending', 'solved', 'closed'] as const
const icons = ['help', 'tool', 'alert', 'clipboard', 'truck', 'receipt', 'star', 'ticket'] as const

/** States with what they mean, types with their icons, and how long a solved ticket opens again. */
export function StatesForm({ settings, close }: { settings: TicketSettings; close: () => void }) {
  const { t } = useTranslation(['tickets', 'ui'])
  const queries = useQueryClient()
  const [states, setStates] = useState<ChoiceDraft[]>(
    settings.states.map(({ id, name, category }, key) => ({ key, id, name, of: category })),
  )
  const [types, setTypes] = useState<ChoiceDraft[]>(
    settings.types.map(({ id, name, icon, reopenDays: days }, key) => ({ key, id, name, of: icon, days })),
  )
  const [reopenDays, setReopenDays] = useState(settings.reopenDays)
  const save = useMutation({
    mutationFn: () =>
      client.ticketSettings.set({
        ...(settings.version > 0 ? { version: settings.version } : {}),
        reopenDays,
        states: states.map(({ id, name, of }) => ({
          ...{ id, name, category: categories.find((one) => one === of) ?? 'open' },
          archived: settings.states.some((one) => one.id === id && one.archived),
        })),
        types: types.map(({ id, name, of: icon, days = null }) => ({
          ...{ id, name, icon, reopenDays: days },
          archived: settings.types.some((one) => one.id === id && one.archived),
        })),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries()
      close()
    },
  })
  const { error } = save
  return (
    <SideDrawer title={t('settings.change')} close={close} size={520}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <ChoiceRows
          label={t('settings.states')}
          add={t('settings.addState')}
          choice={t('settings.category')}
          choices={categories.map((value) => ({ value, label: t(`ticket.options.category.${value}`) }))}
          value={states}
          onChange={setStates}
        />
        <ChoiceRows
          label={t('settings.types')}
          add={t('settings.addType')}
          choice={t('settings.icon')}
          choices={icons.map((value) => ({ value, label: t(`settings.icons.${value}`) }))}
          fresh={{ days: null }}
          value={types}
          onChange={setTypes}
        />
        <NumberInput
          label={t('settings.reopenDays')}
          description={t('settings.reopenHint')}
          min={0}
          max={3650}
          allowDecimal={false}
          value={reopenDays}
          onChange={(days) => setReopenDays(Number(days) || 0)}
        />
        {error && (
          <p role="alert" className={styles.bad}>
            {error instanceof ApiProblem && error.errors[0]
              ? `${error.errors[0].message}. ${error.errors[0].mend}`
              : error.message}
          </p>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('ui:save')}
          </Button>
        </Group>
      </form>
    </SideDrawer>
  )
}
