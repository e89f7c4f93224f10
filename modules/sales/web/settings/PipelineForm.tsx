import { Alert, Button, Checkbox, Group, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import type { Pipeline } from '../pipelines-query.ts'
import styles from './Settings.module.css'
import { StageFields } from './StageFields.tsx'

/** A stage as it is edited; `key` tells new ones apart. */
export type StageDraft = Omit<Pipeline['stages'][number], 'id'> & { id?: string; key: number }

const fresh = (key: number): StageDraft => ({
  key,
  name: '',
  probability: 50,
  rottingDays: null,
  category: 'pipeline',
  requiredFields: [],
  checklist: [],
  teamIds: [],
})

/** A pipeline with its stages in their order: new, or changed. */
export function PipelineForm({ of, close }: { of: Pipeline | undefined; close: () => void }) {
  const { t } = useTranslation(['sales', 'ui'])
  const queries = useQueryClient()
  const [name, setName] = useState(of?.name ?? '')
  const [archived, setArchived] = useState(of?.archived ?? false)
  const [stages, setStages] = useState<StageDraft[]>(of?.stages.map((stage, key) => ({ ...stage, key })) ?? [fresh(0)])
  const [problem, setProblem] = useState<string>()
  const save = useMutation({
    mutationFn: async () => {
      const sent = stages.map(({ key: _, ...stage }) => stage)
      return of
        ? client.pipelines.change({ id: of.id, version: of.version, name, archived, stages: sent })
        : client.pipelines.create({ name, stages: sent })
    },
    onSuccess: async () => {
      // What deals may be in is part of their description.
      await queries.invalidateQueries()
      close()
    },
    onError: (error) => {
      const [first] = error instanceof ApiProblem ? error.errors : []
      if (first) setProblem([first.message, first.mend].filter(Boolean).join('. '))
      else tellFailure(error)
    },
  })
  const change = (at: number, part: Partial<StageDraft>) =>
    setStages((was) => was.map((stage, index) => (index === at ? { ...stage, ...part } : stage)))
  const move = (at: number, by: number) =>
    setStages((was) => {
      const next = [...was]
      const [one] = next.splice(at, 1)
      if (one) next.splice(at + by, 0, one)
      return next
    })
  return (
    <SideDrawer title={of ? t('settings.change', { name: of.name }) : t('settings.add')} close={close} size={560}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextInput
          label={t('settings.name')}
          required
          maxLength={80}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ol className={styles.drafts}>
          {stages.map((stage, at) => (
            <StageFields
              key={stage.key}
              stage={stage}
              number={at + 1}
              change={(part) => change(at, part)}
              up={at > 0 ? () => move(at, -1) : undefined}
              down={at < stages.length - 1 ? () => move(at, 1) : undefined}
              remove={stages.length > 1 ? () => setStages((was) => was.filter((_, index) => index !== at)) : undefined}
            />
          ))}
        </ol>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconPlus size={14} stroke={1.6} />}
          onClick={() => setStages((was) => [...was, fresh(Math.max(...was.map(({ key }) => key)) + 1)])}
        >
          {t('settings.addStage')}
        </Button>
        {of && (
          <Checkbox
            label={t('settings.archive')}
            description={t('settings.archiveHint')}
            checked={archived}
            onChange={(event) => setArchived(event.currentTarget.checked)}
          />
        )}
        {problem && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button
            type="submit"
            loading={save.isPending}
            disabled={name.trim() === '' || stages.some((one) => one.name.trim() === '')}
          >
            {t('ui:save')}
          </Button>
        </Group>
      </form>
    </SideDrawer>
  )
}
