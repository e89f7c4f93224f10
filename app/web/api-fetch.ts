import { offlineProblem, problemOf } from './api-problem.ts'

/** `fetch` for the API: same origin, its refusals thrown as ApiProblem. */
export async function apiRequest(request: Request | string, init?: RequestInit): Promise<Response> {
  const response = await fetch(request, { credentials: 'same-origin', ...init }).catch((cause) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw offlineProblem()
  })
  if (!response.ok) throw await problemOf(response)
  return response
}

/** One JSON answer of the API, by its path under /api/v1. */
export async function apiFetch<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  const response = await apiRequest(`/api/v1${path}`, init)
  return response.json() as Promise<Answer> // the contract's own tests hold the server to this shape
}
