import { offlineProblem, problemOf } from './api-problem.ts'
import { askedEarly } from './early.ts'

/** `fetch` for the API: same origin, its refusals thrown as ApiProblem. */
export async function apiRequest(request: Request | string, init?: RequestInit): Promise<Response> {
  const early = typeof request === 'string' ? askedEarly(request, init?.method ?? 'GET') : undefined
  const response = await (early ?? fetch(request, { credentials: 'same-origin', ...init })).catch((cause) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw offlineProblem()
  })
  if (!response.ok) throw await problemOf(response)
  return response
}
