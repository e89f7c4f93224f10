import { lazy, Suspense, useEffect, useState } from 'react'
import { type Done, onNextStep } from './next-step.ts'

const NextStepBar = lazy(async () => ({ default: (await import('./NextStepBar.tsx')).NextStepBar }))

/** Where it is asked what comes after a task. Its code comes with the first that is done. */
export function NextStep() {
  const [done, setDone] = useState<Done>()
  useEffect(() => onNextStep(setDone), [])
  return done ? (
    <Suspense fallback={null}>
      <NextStepBar key={done.task.id} done={done} close={() => setDone(undefined)} />
    </Suspense>
  ) : null
}
