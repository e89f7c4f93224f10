import { IconAlarm, IconAlertTriangle, IconCheck, IconClock, IconClockPause } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import type { Target } from './clocks-query.ts'
import styles from './Tickets.module.css'

const icons = {
  running: IconClock,
  near: IconAlarm,
  paused: IconClockPause,
  met: IconCheck,
  breached: IconAlertTriangle,
}

// What places it weighs a tenth of the first load, and lists of tickets are not the first thing one sees.
const Hovered = lazy(async () => ({ default: (await import('./HoveredTargets.tsx')).HoveredTargets }))

interface CountdownProps {
  targets: readonly Target[]
  /** Says which promise it is. */
  kind?: boolean
}

/** The promise that comes next, in words; what else was promised shows to whoever points at it or comes by key. */
export function Countdown({ targets, kind = true }: CountdownProps) {
  const [next] = targets
  if (!next || next.endedAt) return null
  const button = (
    <button type="button" className={`plain ${styles.clock}`} data-standing={next.standing}>
      <NextWords target={next} kind={kind} />
    </button>
  )
  return (
    <Suspense fallback={button}>
      <Hovered targets={targets}>{button}</Hovered>
    </Suspense>
  )
}

function NextWords({ target, kind }: { target: Target; kind: boolean }) {
  const { t } = useTranslation('tickets')
  const words = useTargetWords()
  const Icon = icons[target.standing]
  return (
    <>
      <Icon size={14} stroke={1.6} aria-hidden="true" />
      {kind && <span>{t(`ticket.kinds.${target.kind}`)}</span>}
      <span>{words(target)}</span>
    </>
  )
}

/** As `Countdown`, where it stands in a link: what else was promised is told there. */
export function NextTarget({ targets: [next] }: { targets: readonly Target[] }) {
  if (!next || next.endedAt) return null
  return (
    <span className={styles.clock} data-standing={next.standing}>
      <NextWords target={next} kind={false} />
    </span>
  )
}

/** All that was promised of a ticket. */
export function Targets({ targets }: { targets: readonly Target[] }) {
  const { t } = useTranslation('tickets')
  const formats = useFormats()
  const words = useTargetWords()
  return (
    <ul className={styles.targets}>
      {targets.map((target) => {
        const Icon = icons[target.standing]
        const { kind, startedAt, standing, dueAt, minutes, policyName } = target
        return (
          <li key={`${kind} ${startedAt}`} data-standing={standing}>
            <Icon size={16} stroke={1.6} aria-hidden="true" />
            <span>
              <strong>{t(`ticket.kinds.${kind}`)}</strong> <span className={styles.standing}>{words(target)}</span>
              <br />
              <span className={styles.quiet}>
                {[
                  dueAt && t('target.due', { when: formats.dateTime(dueAt) }),
                  t('target.promised', { time: formats.duration(minutes * 60) }),
                  policyName,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** How a target does: “in 2 h”, “due 3 h ago”, “rests, 40 min left”. */
function useTargetWords(): (target: Target) => string {
  const { t } = useTranslation('tickets')
  const formats = useFormats()
  return ({ standing, dueAt, leftSeconds, endedAt, endedBy }) => {
    if (standing === 'paused') return t('target.paused', { left: formats.duration(leftSeconds) })
    if (standing === 'met') return t(endedBy === 'solved' ? 'target.solved' : 'target.met')
    if (standing === 'breached' && endedAt)
      return t('target.late', { by: formats.duration(Math.max(60, -leftSeconds)) })
    if (standing === 'breached') return t('target.missed', { when: dueAt ? formats.relative(dueAt).toLowerCase() : '' })
    return dueAt ? formats.relative(dueAt).toLowerCase() : ''
  }
}
