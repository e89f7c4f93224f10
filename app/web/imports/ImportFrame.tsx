import { ActionIcon } from '@mantine/core'
import { IconFileSpreadsheet, IconX } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Steps } from '../ui/Steps.tsx'
import styles from './ImportFrame.module.css'
import { type Step, steps } from './import-model.ts'
import { useProblemWords } from './words.ts'

interface ImportFrameProps {
  /** Where the records of this kind are listed. */
  above: { label: string; href: string }
  fileName?: string
  step: Step
  /** Goes back to a step; leave out once the import was started. */
  go?: (step: Step) => void
  children: ReactNode
  /** In the footer: what to know at the left, buttons at the right. */
  told?: ReactNode
  acts?: ReactNode
  /** Why the last thing asked for was refused. */
  problem?: unknown
}

/** Header with the steps, the step, and the footer that leads on; the same at every step. */
export function ImportFrame({ above, fileName, step, go, children, told, acts, problem }: ImportFrameProps) {
  const { t } = useTranslation('imports')
  const router = useRouter()
  const words = useProblemWords()
  return (
    <>
      <PageHeader
        title={t('import')}
        trail={[above]}
        note={
          fileName && (
            <span className={styles.file}>
              <IconFileSpreadsheet size={16} stroke={1.6} aria-hidden="true" />
              <span>{fileName}</span>
            </span>
          )
        }
        actions={
          <>
            <Steps
              label={t('steps.label')}
              steps={steps.map((one) => t(`steps.${one}`))}
              current={steps.indexOf(step)}
              go={go && ((index) => go(steps[index] ?? 'file'))}
            />
            <ActionIcon aria-label={t('close')} ms={4} onClick={() => router.history.push('/imports')}>
              <IconX size={16} stroke={1.6} />
            </ActionIcon>
          </>
        }
      />
      <div className={styles.body}>{children}</div>
      {problem ? (
        <p role="alert" className={styles.refusal}>
          {words(problem)}
        </p>
      ) : null}
      {acts && (
        <footer className={styles.foot}>
          <div className={styles.told}>{told}</div>
          <div className={styles.acts}>{acts}</div>
        </footer>
      )}
    </>
  )
}

interface SidePanelProps {
  title: string
  note?: ReactNode
  children: ReactNode
}

/** Beside the work: what is to be known or decided about it. */
export function SidePanel({ title, note, children }: SidePanelProps) {
  return (
    <section className={styles.panel} aria-label={title}>
      <div className={styles.panelHead}>
        <h2 className={styles.panelTitle}>{title}</h2>
        {note && <span className={styles.panelNote}>{note}</span>}
      </div>
      <div className={styles.panelBody}>{children}</div>
    </section>
  )
}
