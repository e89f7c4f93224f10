import { ActionIcon, Button, Progress } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconCheck, IconChevronRight, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DemoButton } from '#app/web/objects/DemoButton.tsx'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { countQuery } from '#app/web/objects/use-list.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './FirstWeek.module.css'

/** What to do first, until it is done or put away. */
export function FirstWeek() {
  const { t } = useTranslation('customers')
  const [away, putAway] = useLocalStorage({
    key: 'kith-first-week-away',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const steps = useSteps()
  const done = steps.filter((step) => step.done).length
  const next = steps.find((step) => !step.done)
  if (away || !next) return null
  return (
    <section className={styles.card} aria-label={t('home.week.title')}>
      <div className={styles.head}>
        <h3 className={styles.title}>{t('home.week.title')}</h3>
        <span className={styles.count}>{t('home.week.count', { done, total: steps.length })}</span>
        <ActionIcon aria-label={t('home.week.away')} onClick={() => putAway(true)}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </div>
      <Progress mx={16} mb={8} value={(done / steps.length) * 100} aria-label={t('home.week.title')} />
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li
            key={step.id}
            className={styles.step}
            data-next={step === next || undefined}
            data-done={step.done || undefined}
          >
            <span className={styles.circle} aria-hidden="true">
              {step.done && <IconCheck size={11} stroke={2.4} />}
            </span>
            {step === next ? (
              <div>
                <div className={styles.name}>{t(`home.week.${step.id}`)}</div>
                <p className={styles.detail}>{t(`home.week.${step.id}Detail`)}</p>
                <div className={styles.act}>
                  <Button component={UiLink} size="xs" href={step.href}>
                    {t('home.week.start')}
                  </Button>
                  {step.id === 'import' && <DemoButton label={t('home.week.demo')} />}
                </div>
              </div>
            ) : step.done ? (
              <span>
                {t(`home.week.${step.id}`)} <span className="visually-hidden">({t('home.week.done')})</span>
              </span>
            ) : (
              <UiLink href={step.href} className={styles.link}>
                {t(`home.week.${step.id}`)}
                <IconChevronRight size={14} stroke={1.6} aria-hidden="true" />
              </UiLink>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function useSteps() {
  const { session } = useShell()
  const [contact, order, task] = [useModel('contact'), useModel('order'), useModel('task')]
  const may = (permission: string) => session.permissions.includes(permission)
  const any = (count: number) => count > 0
  const [contacts, orders, tasks] = [useCountOf(contact), useCountOf(order), useCountOf(task)]
  const known = contacts !== undefined && orders !== undefined && tasks !== undefined
  if (!known) return []
  return [
    { id: 'import', done: contacts > 1, href: '/imports/new?object=contact', shown: may('import') },
    { id: 'contact', done: any(contacts), href: '/contacts?new=true', shown: may('contacts.create') },
    { id: 'orders', done: any(orders), href: '/imports/new?object=order', shown: may('import') },
    { id: 'task', done: any(tasks), href: '/tasks?new=true', shown: may('tasks.create') },
  ].filter(({ shown }) => shown)
}

/** How many there are; 0 where this person may not see any. */
function useCountOf(model: ObjectModel | undefined) {
  const { data } = useQuery({
    ...(model ? countQuery(model, {}) : { queryKey: ['no such count'] }),
    enabled: model !== undefined,
  })
  return model ? (data as { count: number } | undefined)?.count : 0
}
