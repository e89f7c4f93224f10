import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import type { Pipelines } from '../pipelines-query.ts'
import styles from './Settings.module.css'

type Reason = Pipelines['reasons'][number]
interface Draft {
  key: number
  id?: string
  name: string
  outcome: Reason['outcome']
}

const outcomes = ['both', 'won', 'lost'] as const

/** The reasons offered when a deal is closed, in their order. */
export function ReasonsForm({ reasons, close }: { reasons: readonly Reason[]; close: () => void }) {
  const { t } = useTranslation(['sales', 'ui'])
  const queries = useQueryClient()
  const [drafts, setDrafts] = useState<Draft[]>(
    reasons.filter(({ archived }) => !archived).map(({ id, name, outcome }, key) => ({ key, id, name, outcome })),
  )
  const save = useMutation({
    mutationFn: () =>
      client.pipelines.setReasons({
        reasons: drafts.filter(({ name }) => name.trim() !== '').map(({ key: _, ...reason }) => reason),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries()
      close()
    },
    onError: tellFailure,
  })
  const change = (key: number, part: Partial<Draft>) =>
    setDrafts((was) => was.map((one) => (one.key === key ? { ...one, ...part } : one)))
  return (
    <SideDrawer title={t('settings.changeReasons')} close={close}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <ul className={styles.drafts}>
          {drafts.map(({ key, name, outcome }, at) => (
            <li key={key} className={styles.top}>
              <TextInput
                flex={1}
                aria-label={t('settings.reasonNumber', { number: at + 1 })}
                maxLength={80}
                value={name}
                onChange={(event) => change(key, { name: event.currentTarget.value })}
              />
              <Select
                w={120}
                aria-label={t('settings.reasonOf', { name })}
                allowDeselect={false}
                data={outcomes.map((value) => ({ value, label: t(`settings.of.${value}`) }))}
                value={outcome ?? 'both'}
                onChange={(value) => change(key, { outcome: value === 'won' || value === 'lost' ? value : null })}
              />
              <ActionIcon
                aria-label={t('settings.remove', { name })}
                onClick={() => setDrafts((was) => was.filter((one) => one.key !== key))}
              >
                <IconX size={16} stroke={1.6} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconPlus size={14} stroke={1.6} />}
          onClick={() =>
            setDrafts((was) => [
              ...was,
              { key: Math.max(-1, ...was.map((one) => one.key)) + 1, name: '', outcome: null },
            ])
          }
        >
          {t('settings.addReason')}
        </Button>
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
