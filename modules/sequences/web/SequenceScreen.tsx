import { Badge, Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { mayIn } from '#app/web/session.ts'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { RouteNotFound } from '#app/web/shell/RouteNotFound.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { PageSkeleton } from '#app/web/ui/PageSkeleton.tsx'
import { tell } from '#app/web/ui/toasts.tsx'
import { EnrolledList } from './EnrolledList.tsx'
import { problemWords } from './problem-words.ts'
import { SequenceFigures } from './SequenceFigures.tsx'
import { SequenceSettings } from './SequenceSettings.tsx'
import styles from './Sequences.module.css'
import { stateColors } from './SequencesScreen.tsx'
import { StepsEditor } from './StepsEditor.tsx'
import { forgetEnrolments, type Sequence, type SequenceDraft, sequenceQuery } from './sequence-client.ts'

/** A sequence: its figures, its steps to change, its rules, and who is in it. */
export function SequenceScreen() {
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(sequenceQuery(id))
  if (data) return <Builder key={`${data.id} ${data.version}`} sequence={data} />
  if (error instanceof ApiProblem && [404, 422].includes(error.status)) return <RouteNotFound />
  return error ? <RouteError error={error} reset={() => void refetch()} /> : <PageSkeleton />
}

function Builder({ sequence }: { sequence: Sequence }) {
  const { t } = useTranslation(['sequences', 'ui', 'objects'])
  const queries = useQueryClient()
  const { session } = useShell()
  const mayChange = mayIn(session)('sequences.update')
  const { name, basis, stops, dailyCap, steps } = sequence
  const [draft, setDraft] = useState<SequenceDraft>({ name, basis, stops, dailyCap, steps })
  const set = (part: Partial<SequenceDraft>) => setDraft((was) => ({ ...was, ...part }))
  const saving = useMutation({
    mutationFn: (state?: Sequence['state']) =>
      client.sequences.change({ id: sequence.id, version: sequence.version, ...draft, ...(state ? { state } : {}) }),
    onSuccess: async () => {
      await forgetEnrolments(queries)
      void tell(t('saved'))
    },
  })
  const isChanged = JSON.stringify(draft) !== JSON.stringify({ name, basis, stops, dailyCap, steps })
  const other = sequence.state === 'on' ? 'draft' : 'on'
  return (
    <>
      <PageHeader
        title={sequence.name}
        trail={[{ label: t('title'), href: '/sequences' }]}
        note={<Badge color={stateColors[sequence.state]}>{t(`state.${sequence.state}`)}</Badge>}
        actions={
          mayChange && (
            <>
              {sequence.state !== 'archived' && (
                <Button
                  variant="default"
                  // A phone has room for one: what was changed is kept first.
                  {...(isChanged ? { visibleFrom: 'sm' } : {})}
                  loading={saving.isPending}
                  onClick={() => saving.mutate(other)}
                >
                  {t(`turn.${other}`)}
                </Button>
              )}
              <Button
                variant="subtle"
                color="gray"
                visibleFrom="sm"
                onClick={() => saving.mutate(sequence.state === 'archived' ? 'draft' : 'archived')}
              >
                {t(sequence.state === 'archived' ? 'turn.back' : 'turn.archived')}
              </Button>
              {isChanged && (
                <Button variant="filled" loading={saving.isPending} onClick={() => saving.mutate(undefined)}>
                  {t('ui:save')}
                </Button>
              )}
            </>
          )
        }
      />
      {saving.error && (
        <p role="alert" className={styles.problem}>
          {problemWords(saving.error)}
        </p>
      )}
      <div className={styles.screen}>
        <SequenceFigures sequence={sequence} />
        <div className={styles.columns}>
          <StepsEditor
            steps={draft.steps}
            figures={sequence.figures.steps}
            change={(next) => set({ steps: next })}
            disabled={!mayChange}
          />
          <SequenceSettings draft={draft} set={set} disabled={!mayChange} />
        </div>
        <EnrolledList sequenceId={sequence.id} />
      </div>
    </>
  )
}
