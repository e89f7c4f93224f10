import { ApiProblem } from '../api-problem.ts'
import { ErrorState } from '../ui/ErrorState.tsx'

/** A part of a screen that could not be loaded, while the rest stands. */
export function PartProblem({ problem, retry }: { problem: unknown; retry: () => void }) {
  const api = problem instanceof ApiProblem ? problem : undefined
  return (
    <ErrorState
      kind={api?.code === 'offline' ? 'offline' : 'failed'}
      detail={api?.code === 'offline' ? undefined : api?.message}
      requestId={api?.requestId}
      retry={retry}
    />
  )
}
