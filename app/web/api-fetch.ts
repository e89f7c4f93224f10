import { offlineProblem, problemOf } from './api-problem.ts'
import { isUnattended } from './attendance.ts'
import { askedEarly } from './early.ts'

/** `fetch` for the API: same origin, its refusals thrown as ApiProblem. */
export async function apiRequest(request: Request | string, init?: RequestInit): Promise<Response> {
  const early = typeof request === 'string' ? askedEarly(request, init?.method ?? 'GET') : undefined
  const response = await (early ?? fetch(request, { credentials: 'same-origin', ...attended(init) })).catch((cause) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw offlineProblem()
  })
  if (!response.ok) throw await problemOf(response)
  return response
}

/** What an open page asks by itself must not keep a session alive that nobody uses: the server is told. */
function attended(init: RequestInit = {}): RequestInit {
  if (!isUnattended()) return init
  const headers = new Headers(init.headers)
  headers.set('x-kith-unattended', '1')
  return { ...init, headers }
}
