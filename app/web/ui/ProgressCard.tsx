import { Button, Progress } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from './format.ts'
import styles from './ProgressCard.module.css'

interface ProgressCardProps {
  title: string
  done: number
  /** Leave out while it isn't known how much there is. */
  total?: number
  /** Per second. */
  rate?: number
  state: 'running' | 'done' | 'failed' | 'cancelled'
  /** What was counted: "rows", "contacts". */
  unit: string
  detail?: string
  cancel?: () => void
  /** What can be done with it. */
  children?: ReactNode
}

/** Longer work, told as it goes: how far, how fast, how long still. */
export function ProgressCard(props: ProgressCardProps) {
  const { title, done, total, rate, state, unit, detail, cancel, children } = props
  const { t } = useTranslation('ui')
  const formats = useFormats()
  const share = total ? Math.min(1, done / total) : 0
  const left = total && rate ? (total - done) / rate : undefined
  const figures = total
    ? t('progress.of', { done: formats.number(done), total: formats.number(total), unit })
    : t('progress.sofar', { done: formats.number(done), unit })
  return (
    <section className={styles.card} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {state === 'running' && cancel && (
          <Button size="xs" onClick={cancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
      <Progress
        value={state === 'done' ? 100 : share * 100}
        color={state === 'failed' ? 'red' : state === 'cancelled' ? 'gray' : 'teal'}
        animated={state === 'running' && !total}
        aria-label={title}
      />
      <p className={styles.figures}>
        <span className="tnum">{figures}</span>
        {state === 'running' && rate !== undefined && rate > 0 && (
          <span className="tnum">{t('progress.rate', { rate: formats.number(Math.round(rate)) })}</span>
        )}
        {state === 'running' && left !== undefined && (
          <span>{t('progress.left', { time: formats.duration(left) })}</span>
        )}
        {state !== 'running' && <span>{t(`progress.${state}`)}</span>}
      </p>
      {detail && <p className={styles.detail}>{detail}</p>}
      {children}
      {/* The bar moves many times a second; the ear hears each quarter. */}
      <span className="visually-hidden" role="status">
        {state === 'running'
          ? t('progress.quarter', { share: formats.percent(Math.floor(share * 4) / 4) })
          : t(`progress.${state}`)}
      </span>
    </section>
  )
}
