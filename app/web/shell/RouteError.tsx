import { useRouter } from '@tanstack/react-router'
import { ApiProblem } from '../api-problem.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { RouteNotFound } from './RouteNotFound.tsx'

/** A screen that could not be drawn says why and offers a way on. */
export function RouteError({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter()
  const problem = error instanceof ApiProblem ? error : undefined
  // The server's own words name the right as programs do; whoever looks at a screen is told in theirs.
  if (problem?.status === 403) return <ForbiddenState />
  if (problem?.status === 404) return <RouteNotFound />
  const again = () => {
    reset()
    router.invalidate()
  }
  return (
    <ErrorState
      kind={problem?.code === 'offline' ? 'offline' : 'failed'}
      detail={problem?.code === 'offline' ? undefined : problem?.message}
      requestId={problem?.requestId}
      retry={again}
    />
  )
}
