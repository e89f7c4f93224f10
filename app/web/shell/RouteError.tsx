import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ApiProblem } from '../api-problem.ts'
import { untilAnswered } from '../connection.ts'
import { isMissingPart, loadAnewFor } from '../missing-part.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { RouteNotFound } from './RouteNotFound.tsx'

/** A screen that could not be drawn says why and offers a way on. */
export function RouteError({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter()
  const problem = error instanceof ApiProblem ? error : undefined
  const missing = isMissingPart(error) ? error : undefined
  const unreached = missing !== undefined || problem?.code === 'offline'
  const again = () => {
    reset()
    router.invalidate()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: one watch for each failure, though `again` is made anew
  useEffect(() => {
    if (unreached) return untilAnswered(() => (missing ? loadAnewFor(missing) : again()))
  }, [error])
  // The server's own words name the right as programs do; whoever looks at a screen is told in theirs.
  if (problem?.status === 403) return <ForbiddenState />
  if (problem?.status === 404) return <RouteNotFound />
  return (
    <ErrorState
      kind={unreached ? 'offline' : 'failed'}
      detail={unreached ? undefined : problem?.message}
      requestId={problem?.requestId}
      retry={missing ? () => window.location.reload() : again}
    />
  )
}
