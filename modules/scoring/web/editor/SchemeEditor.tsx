import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import { ProgressCard } from '#app/web/ui/ProgressCard.tsx'
import styles from '../Scoring.module.css'
import { Spread } from '../Spread.tsx'
import { change, pass, previewQuery, type Scheme, type Scoring, scoringQuery } from '../scoring-client.ts'
import { ScoreEditor } from './ScoreEditor.tsx'

const SETTLED_MS = 400

/** The rules under the hand, what they would give, and how far the scores are. */
export function SchemeEditor({ scoring }: { scoring: Scoring }) {
  const { t } = useTranslation('scoring')
  const formats = useFormats()
  const queries = useQueryClient()
  const [scheme, setScheme] = useState<Scheme>(scoring.scheme)
  const isChanged = JSON.stringify(scheme) !== JSON.stringify(scoring.scheme)
  const [settled] = useDebouncedValue(scheme, SETTLED_MS)
  const preview = useQuery(previewQuery(settled))
  const took = { onSuccess: (next: Scoring) => queries.setQueryData(scoringQuery.queryKey, next) }
  const saving = useMutation({
    mutationFn: (active: boolean) =>
      change({ version: scoring.version, active, scheme: active ? scheme : scoring.scheme }),
    ...took,
  })
  const passing = useMutation({ mutationFn: () => pass({}), ...took })
  const { run } = scoring
  const problem = saving.error ?? passing.error ?? preview.error
  const isScored = !isChanged && run.computedAt !== null && run.requestedAt === null
  return (
    <div className={styles.stack}>
      {run.requestedAt && (
        <ProgressCard
          title={t('run.title')}
          done={run.done}
          {...(run.total > 0 ? { total: run.total } : {})}
          state="running"
          unit={t('run.unit')}
          detail={t('run.detail')}
        />
      )}
      <div className={styles.top}>
        <Spread
          scheme={scheme}
          labels={isScored ? scoring.labels : preview.data?.labels}
          total={isScored ? scoring.labels.reduce((sum, { contacts }) => sum + contacts, 0) : preview.data?.contacts}
          estimated={!isScored && preview.data !== undefined && preview.data.tried < preview.data.contacts}
          linked={isScored}
        />
        <div className={styles.stack}>
          <p className={styles.quiet}>
            {run.computedAt ? t('run.asOf', { when: formats.dateTime(run.computedAt) }) : t('run.none')} {t('run.how')}
          </p>
          <div className={styles.acts}>
            <Button
              variant="default"
              loading={passing.isPending}
              disabled={run.requestedAt !== null || isChanged}
              onClick={() => passing.mutate()}
            >
              {t('run.again')}
            </Button>
            <Button variant="subtle" color="gray" disabled={isChanged} onClick={() => saving.mutate(false)}>
              {t('off.switch')}
            </Button>
          </div>
          <p className={styles.quiet}>{t('off.about')}</p>
        </div>
      </div>
      {(['fit', 'engagement'] as const).map((score) => (
        <ScoreEditor
          key={score}
          score={score}
          half={scheme[score]}
          hits={preview.data?.rules}
          set={(half) => setScheme((now) => ({ ...now, [score]: half }))}
        />
      ))}
      <div className={styles.bar} data-changed={isChanged || undefined}>
        {problem && (
          <p role="alert" className={styles.refusal}>
            {problem.message}
          </p>
        )}
        <Button variant="filled" disabled={!isChanged} loading={saving.isPending} onClick={() => saving.mutate(true)}>
          {t('save')}
        </Button>
        <Button variant="subtle" color="gray" disabled={!isChanged} onClick={() => setScheme(scoring.scheme)}>
          {t('discard')}
        </Button>
        <span className={styles.quiet}>{t(isChanged ? 'changed' : 'unchanged')}</span>
      </div>
    </div>
  )
}
