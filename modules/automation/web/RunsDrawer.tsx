import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import shared from '#app/web/rules/Rules.module.css'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { PageSkeleton } from '#app/web/ui/PageSkeleton.tsx'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Automation.module.css'
import type { Rule, Run } from './automation-client.ts'
import { useRuleWords } from './use-rule-words.ts'

/** What a rule did, the newest first, and why it came to nothing. */
export function RunsDrawer({ rule, close }: { rule: Rule; close: () => void }) {
  const { t } = useTranslation('automation')
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['automation-runs', rule.id],
    queryFn: ({ pageParam }) =>
      client.automationRuns.list({ ruleId: rule.id, ...(pageParam ? { before: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ items, hasMore }) => (hasMore ? (items.at(-1)?.id ?? null) : null),
  })
  const runs = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <SideDrawer title={t('runs.title', { name: rule.name })} close={close} size={560}>
      {error && !data && <RouteError error={error} reset={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && runs.length === 0 && <p className={shared.quiet}>{t('runs.none')}</p>}
      <ol className={styles.runs} aria-label={t('runs.title', { name: rule.name })}>
        {runs.map((run) => (
          <RunLine key={run.id} rule={rule} run={run} />
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('runs.more')}
        </Button>
      )}
    </SideDrawer>
  )
}

function RunLine({ rule, run }: { rule: Rule; run: Run }) {
  const { t } = useTranslation(['automation', 'rules'])
  const formats = useFormats()
  const model = useModel(rule.object)
  const { outcomeOf } = useRuleWords(rule.object)
  const href = rule.object === 'conversation' ? `/inbox/${run.recordId}` : `${model?.path}/${run.recordId}`
  const why =
    run.state === 'done'
      ? run.outcomes.map(outcomeOf).join(', ')
      : run.problem === 'unreadable'
        ? t('rules:unreadable')
        : (run.problem ?? '')
  return (
    <li>
      <p className={styles.runHead}>
        {run.record ? <UiLink href={href}>{run.record}</UiLink> : t('runs.gone')}
        <time dateTime={run.ranAt ?? run.queuedAt} title={formats.dateTime(run.ranAt ?? run.queuedAt)}>
          {formats.relative(run.ranAt ?? run.queuedAt)}
        </time>
      </p>
      <p className={run.state === 'done' ? shared.quiet : shared.bad}>
        {[...(run.state === 'done' ? [] : [t(`runs.state.${run.state}`)]), why].filter(Boolean).join(': ')}
      </p>
    </li>
  )
}
