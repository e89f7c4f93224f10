import { ActionIcon, Button, Progress } from '@mantine/core'
import { IconCheck, IconChevronRight, IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { DemoButton } from '#app/web/objects/DemoButton.tsx'
import { offerUndo, tellFailure } from '#app/web/ui/toasts.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './FirstWeek.module.css'
import { placesOfSteps } from './first-week-steps.ts'
import { type Home, homeQuery } from './home-query.ts'

type Step = Home['steps'][number]

/** What to do first; each step ticks when it was really done, until all are or the list is put away. */
export function FirstWeek() {
  const { t } = useTranslation('home')
  const queries = useQueryClient()
  const { data: home } = useSuspenseQuery(homeQuery)
  const refresh = () => queries.invalidateQueries({ queryKey: homeQuery.queryKey })
  const putAway = useMutation({
    mutationFn: () => client.dismissals.add({ name: 'week' }),
    onSuccess: async () => {
      await refresh()
      await offerUndo(t('week.isAway'), async () => {
        await client.dismissals.remove({ name: 'week' })
        await refresh()
      })
    },
    onError: tellFailure,
  })
  const steps = home.steps.filter(({ name }) => name in placesOfSteps)
  const done = steps.filter(({ doneAt }) => doneAt).length
  const next = steps.find(({ doneAt }) => !doneAt)
  if (!next || home.dismissed.includes('week')) return null
  return (
    <section className={styles.card} aria-label={t('week.title')}>
      <div className={styles.head}>
        <h3 className={styles.title}>{t('week.title')}</h3>
        <span className={styles.count}>{t('week.count', { done, total: steps.length })}</span>
        <ActionIcon aria-label={t('week.away')} onClick={() => putAway.mutate()}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </div>
      <Progress mx={16} mb={8} value={(done / steps.length) * 100} aria-label={t('week.title')} />
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li
            key={step.name}
            className={styles.step}
            data-next={step === next || undefined}
            data-done={step.doneAt !== null || undefined}
          >
            <span className={styles.circle} aria-hidden="true">
              {step.doneAt && <IconCheck size={11} stroke={2.4} />}
            </span>
            <StepWords step={step} isNext={step === next} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function StepWords({ step: { name, doneAt }, isNext }: { step: Step; isNext: boolean }) {
  const { t } = useTranslation('home')
  const href = placesOfSteps[name] ?? '/'
  const title = t(`week.steps.${name}.title`)
  const isDemo = useQuery({ ...api.demo.get.queryOptions({ input: {} }), staleTime: 60_000 }).data?.loaded ?? true
  if (doneAt)
    return (
      <span>
        {title} <span className="visually-hidden">({t('week.done')})</span>
      </span>
    )
  if (!isNext)
    return (
      <UiLink href={href} className={styles.link}>
        {title}
        <IconChevronRight size={14} stroke={1.6} aria-hidden="true" />
      </UiLink>
    )
  return (
    <div>
      <div className={styles.name}>{title}</div>
      <p className={styles.detail}>{t(`week.steps.${name}.detail`)}</p>
      <div className={styles.act}>
        <Button component={UiLink} size="xs" href={href}>
          {t('week.start')}
        </Button>
        {name === 'customers.imported' && !isDemo && <DemoButton label={t('week.demo')} />}
      </div>
    </div>
  )
}
