import { Button } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import { RecordForms } from '#app/web/objects/RecordForms.tsx'
import { Keys } from '#app/web/ui/Keys.tsx'
import { type Shortcut, useShortcuts } from '#app/web/ui/keyboard.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './NextStepBar.module.css'
import type { Done } from './next-step.ts'

const SHOWN_MS = 12_000

type Step = 'task' | 'call' | 'meeting'

/** A task is done: what comes next? Another task, a call, a meeting, or nothing; or it was not done after all. */
export function NextStepBar({ done: { task, undo }, close }: { done: Done; close: () => void }) {
  const { t } = useTranslation(['customers', 'ui'])
  const [next, activity] = [useModel('task'), useModel('activity')]
  const [step, setStep] = useState<Step>()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held || step) return undefined
    const timer = setTimeout(close, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [held, step, close])
  const takeBack = () => {
    close()
    undo().catch(tellFailure)
  }
  const about = { contactId: task.contactId, companyId: task.companyId, aboutId: task.aboutId, links: task.links }
  const steps: Step[] = [
    ...(next?.descriptor.may.create ? (['task'] as const) : []),
    ...(activity?.descriptor.may.create ? (['call', 'meeting'] as const) : []),
  ]
  useShortcuts(useStepKeys(steps, setStep, takeBack, close))
  const model = step === 'task' ? next : activity
  return (
    <>
      {!step && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be told of as it appears
        <div
          role="group"
          aria-label={t('next.title')}
          className={styles.bar}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <p className={styles.said} role="status">
            {t('task.done', { title: task.title })} <span>{t('next.title')}</span>
          </p>
          <div className={styles.steps}>
            {steps.map((one) => (
              <Button key={one} size="xs" rightSection={<Keys keys={keyOf[one]} />} onClick={() => setStep(one)}>
                {t(`next.${one}`)}
              </Button>
            ))}
            <Button size="xs" variant="subtle" color="gray" onClick={close}>
              {t('next.none')}
            </Button>
            <Button size="xs" variant="subtle" color="gray" rightSection={<Keys keys="z" />} onClick={takeBack}>
              {t('ui:undo')}
            </Button>
          </div>
        </div>
      )}
      {model && step && (
        <RecordForms
          model={model}
          search={{ new: true }}
          initial={
            step === 'task'
              ? { ...about, assigneeId: task.assigneeId }
              : {
                  ...about,
                  kind: step,
                  ...(task.contactId ? { attendees: [{ object: 'contact', id: task.contactId }] } : {}),
                }
          }
          close={close}
        />
      )}
    </>
  )
}

const keyOf = { task: 'f', call: 'l', meeting: 'm' } as const

function useStepKeys(steps: Step[], take: (step: Step) => void, undo: () => void, close: () => void): Shortcut[] {
  const { t } = useTranslation(['customers', 'ui'])
  const group = t('next.title')
  const offered = steps.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is offered stands for its steps
  return useMemo(
    () => [
      ...steps.map((step) => ({ keys: keyOf[step], label: t(`next.${step}`), group, run: () => take(step) })),
      { keys: 'z', label: t('ui:undo'), group, run: undo },
      { keys: 'Escape', label: t('next.none'), group, run: close },
    ],
    [offered, t, group, undo, close],
  )
}
