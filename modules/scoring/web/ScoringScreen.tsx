import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { mayIn } from '#app/web/session.ts'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { PageSkeleton } from '#app/web/ui/PageSkeleton.tsx'
import { SchemeEditor } from './editor/SchemeEditor.tsx'
import styles from './Scoring.module.css'
import { Spread } from './Spread.tsx'
import { change, previewQuery, type Scoring, scoringQuery } from './scoring-client.ts'

/** By which rules contacts are scored: for administrators. */
export function ScoringScreen() {
  const { session } = useShell()
  return mayIn(session)('settings') ? <Loaded /> : <ForbiddenState />
}

function Loaded() {
  const { t } = useTranslation('scoring')
  const { data, error, refetch } = useQuery(scoringQuery)
  if (error && !data) return <RouteError error={error} reset={() => void refetch()} />
  if (!data) return <PageSkeleton />
  return (
    <section className={styles.page}>
      <h2 className={styles.title}>{t('title')}</h2>
      <p className={styles.detail}>{t('detail')}</p>
      {data.active ? <SchemeEditor key={data.version} scoring={data} /> : <Off scoring={data} />}
    </section>
  )
}

/** Not switched on: what the rules at hand would give, and the one button. */
function Off({ scoring }: { scoring: Scoring }) {
  const { t } = useTranslation('scoring')
  const queries = useQueryClient()
  const { data: preview, error } = useQuery(previewQuery(scoring.scheme))
  const switching = useMutation({
    mutationFn: () => change({ version: scoring.version, active: true, scheme: scoring.scheme }),
    onSuccess: (next) => queries.setQueryData(scoringQuery.queryKey, next),
  })
  const problem = switching.error ?? error
  return (
    <div className={styles.off}>
      <div className={styles.stack}>
        <p>{t(scoring.version === null ? 'off.first' : 'off.again')}</p>
        <ul className={styles.groups}>
          {(['fit', 'engagement'] as const).map((score) => (
            <li key={score}>
              <strong>{t(`${score}.title`)}</strong>{' '}
              <span className={styles.quiet}>
                {scoring.scheme[score].groups.flatMap(({ rules }) => rules.map(({ name }) => name)).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
        {problem && (
          <p role="alert" className={styles.refusal}>
            {problem.message}
          </p>
        )}
        <Button
          variant="filled"
          className={styles.start}
          loading={switching.isPending}
          onClick={() => switching.mutate()}
        >
          {t('off.action')}
        </Button>
        <p className={styles.quiet}>{t('off.note')}</p>
      </div>
      <Spread
        scheme={scoring.scheme}
        labels={preview?.labels}
        total={preview?.contacts}
        estimated={isEstimate(preview)}
      />
    </div>
  )
}

const isEstimate = (preview: { contacts: number; tried: number } | undefined) =>
  preview !== undefined && preview.tried < preview.contacts
