import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import styles from './ScorePanel.module.css'

const MOST_RULES = 6

/** Why a contact's scores changed, newest first. */
export function ScoreHistory({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation('scoring')
  const formats = useFormats()
  const query = useInfiniteQuery({
    queryKey: ['contacts', 'scoreChanges', id],
    queryFn: ({ pageParam, signal }) => client.contactScores.changes({ id, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const changes = query.data?.pages.flatMap(({ items }) => items) ?? []
  const moved = ({ from, to }: { from: number; to: number }) => `${formats.number(from)} → ${formats.number(to)}`
  return (
    <SideDrawer title={t('panel.history')} close={close}>
      {query.isPending && <Skeleton height={120} />}
      {query.error && <PartProblem problem={query.error} retry={() => void query.refetch()} />}
      {query.data && changes.length === 0 && <p className={styles.quiet}>{t('panel.noHistory')}</p>}
      <ul className={styles.changes}>
        {changes.map(({ id: key, changedAt, because, label, fit, engagement, rules }) => (
          <li key={key}>
            <p className={styles.line}>
              <span className={styles.moved}>
                {label.from === label.to ? t('panel.stays', { label: label.to }) : `${label.from} → ${label.to}`}
              </span>
              <time className={styles.quiet} dateTime={changedAt} title={formats.dateTime(changedAt)}>
                {formats.relative(changedAt)}
              </time>
            </p>
            <p className={styles.quiet}>
              {[
                t(`panel.because.${because}`),
                ...(fit.from === fit.to ? [] : [`${t('fit.title')} ${moved(fit)}`]),
                ...(engagement.from === engagement.to ? [] : [`${t('engagement.title')} ${moved(engagement)}`]),
              ].join(' · ')}
            </p>
            <ul className={styles.reasons}>
              {rules.slice(0, MOST_RULES).map((rule) => (
                <li key={rule.rule ?? 'concealed'} className={styles.line}>
                  <span>{rule.name ?? t(rule.rule === null ? 'panel.concealed' : 'panel.lost')}</span>
                  <span className={styles.points}>{moved(rule)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('panel.more')}
        </Button>
      )}
    </SideDrawer>
  )
}
