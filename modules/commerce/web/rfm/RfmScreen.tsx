import { Button, NumberInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import { EmptyState } from '#app/web/ui/EmptyState.tsx'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { inSentence } from '#app/web/ui/in-sentence.ts'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { PageSkeleton } from '#app/web/ui/PageSkeleton.tsx'
import styles from './Rfm.module.css'
import { RfmGrid } from './RfmGrid.tsx'
import { RfmGroups } from './RfmGroups.tsx'
import { RfmScores } from './RfmScores.tsx'

export type Rfm = Awaited<ReturnType<typeof client.rfm.get>>

/** All buyers by recency and frequency; each field and group opens its contacts. */
export function RfmScreen() {
  const { t, i18n } = useTranslation(['commerce', 'segments'])
  const formats = useFormats()
  const { session } = useShell()
  const queries = useQueryClient()
  const options = api.rfm.get.queryOptions({
    input: {},
    refetchInterval: ({ state }) => (state.data?.computing ? 1_000 : false),
  })
  const { data, error, refetch } = useQuery(options)
  const took = { onSuccess: (rfm: Rfm) => queries.setQueryData(options.queryKey, rfm) }
  const computing = useMutation({ mutationFn: (windowMonths: number) => client.rfm.compute({ windowMonths }), ...took })
  const adding = useMutation({ mutationFn: () => client.rfm.addSegments({}), ...took })
  const [months, setMonths] = useState<number>()
  const may = (right: string) => session.permissions.includes(right)
  const trail = [{ label: t('segments:title'), href: '/segments' }]
  if (!may('orders.read'))
    return (
      <>
        <PageHeader title={t('rfm.title')} trail={trail} />
        <ForbiddenState />
      </>
    )
  if (error && !data) return <RouteError error={error} reset={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const window = months ?? data.windowMonths
  const compute = (
    <Button
      variant="default"
      disabled={!may('segments.update')}
      loading={data.computing || computing.isPending}
      onClick={() => computing.mutate(window)}
    >
      {data.computedAt ? t('rfm.again') : t('rfm.empty.action')}
    </Button>
  )
  const problem = computing.error ?? adding.error
  return (
    <>
      <PageHeader
        title={t('rfm.title')}
        trail={trail}
        note={
          data.computedAt ? t('rfm.note', { count: data.contacts, shown: formats.number(data.contacts) }) : undefined
        }
      />
      {!data.computedAt ? (
        <EmptyState title={t('rfm.empty.title')} action={compute}>
          {data.computing ? t('rfm.computing') : t('rfm.empty.text')}
        </EmptyState>
      ) : (
        <div className={styles.page}>
          <div className={styles.inner}>
            <div className={styles.head}>
              <p className={styles.quiet}>
                {t('rfm.as', {
                  when: inSentence(formats.relative(data.computedAt), i18n.language),
                  count: data.windowMonths,
                  currency: data.currency,
                })}
                {data.otherOrders > 0 &&
                  ` ${t('rfm.other', { count: data.otherOrders, shown: formats.number(data.otherOrders) })}`}
              </p>
              <NumberInput
                className={styles.months}
                aria-label={t('rfm.months')}
                suffix={` ${t('rfm.monthsUnit')}`}
                min={1}
                max={120}
                value={window}
                onChange={(value) => typeof value === 'number' && setMonths(value)}
              />
              {compute}
              {data.groups.some(({ segmentId }) => !segmentId) && may('segments.create') && (
                <Button variant="filled" loading={adding.isPending} onClick={() => adding.mutate()}>
                  {t('rfm.addSegments')}
                </Button>
              )}
            </div>
            {problem && (
              <p role="alert" className={styles.refusal}>
                {problem.message}
              </p>
            )}
            {data.contacts === 0 && <p>{t('rfm.noneYet')}</p>}
            <RfmGrid rfm={data} />
            <RfmGroups rfm={data} />
            <RfmScores rfm={data} />
          </div>
        </div>
      )}
    </>
  )
}
