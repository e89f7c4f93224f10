import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnyRecord } from '#app/web/objects/object-client.ts'
import { textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { clocksQuery } from './clocks-query.ts'
import styles from './Tickets.module.css'

// It comes for whoever points at one.
const Countdown = lazy(async () => ({ default: (await import('./Countdown.tsx')).Countdown }))

/** In a list: how long until the next promise is due; all of them for whoever points at it. */
export function DueCell({ record }: { record: AnyRecord }) {
  const { t } = useTranslation('tickets')
  const formats = useFormats()
  const [asked, setAsked] = useState(false)
  const { data } = useQuery({ ...clocksQuery([record.id]), enabled: asked })
  const targets = data?.[0]?.targets
  const dueAt = textOf(record['sla.dueAt'])
  if (!dueAt && !targets) return <span className={styles.quiet}>–</span>
  const isLate = formats.isPast(dueAt)
  const when = formats.relative(dueAt).toLowerCase()
  const ask = () => setAsked(true)
  const button = (
    <button
      type="button"
      className={`plain ${styles.clock}`}
      data-standing={isLate ? 'breached' : 'running'}
      onMouseEnter={ask}
      onFocus={ask}
    >
      {isLate ? t('target.missed', { when }) : when}
    </button>
  )
  if (!targets) return button
  return (
    <Suspense fallback={button}>
      <Countdown targets={targets} kind={false} />
    </Suspense>
  )
}
