import { IconCheck, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './Steps.module.css'

interface StepsProps {
  label: string
  steps: string[]
  /** Index of the step one is at. */
  current: number
  /** Goes back to a step already taken. */
  go?: (step: number) => void
}

/** Where one is in a wizard, in its header. */
export function Steps({ label, steps, current, go }: StepsProps) {
  const { t } = useTranslation('ui')
  return (
    <nav aria-label={label}>
      <ol className={styles.steps}>
        {steps.map((step, index) => {
          const taken = index < current
          const word = (
            <>
              {taken ? <IconCheck size={16} stroke={1.8} aria-label={t('steps.taken')} /> : <span>{index + 1}</span>}
              <span>{step}</span>
            </>
          )
          return (
            <li
              key={step}
              className={styles.step}
              data-taken={taken || undefined}
              aria-current={index === current ? 'step' : undefined}
            >
              {index > 0 && <IconChevronRight className={styles.between} size={14} stroke={1.6} aria-hidden="true" />}
              {taken && go ? (
                <button type="button" className={`plain ${styles.word}`} onClick={() => go(index)}>
                  {word}
                </button>
              ) : (
                <span className={styles.word}>{word}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
