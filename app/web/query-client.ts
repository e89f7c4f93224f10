import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api-problem.ts'

/** A refusal is an answer: only a lost connection or a failing server is asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => count < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
      refetchOnWindowFocus: true,
    },
  },
})
