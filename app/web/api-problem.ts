/** One thing wrong with what was sent: where, what, and how to put it right. */
export interface ProblemDetail {
  path: string
  code?: string
  message: string
  mend?: string
}

/** A problem document (RFC 9457) as the API sends it. */
export interface ProblemDocument {
  title: string
  status: number
  code: string
  detail?: string
  errors?: ProblemDetail[]
  requestId?: string
  params?: Record<string, unknown>
}

/** An answer that is a no. `code` is from the closed list; `status` 0 means that the server wasn't reached. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly errors: ProblemDetail[]
  readonly requestId: string | undefined
  /** What the refusal knew. */
  readonly params: Record<string, unknown>

  constructor(problem: ProblemDocument) {
    super(problem.detail ?? problem.title)
    this.name = 'ApiProblem'
    this.status = problem.status
    this.code = problem.code
    this.errors = problem.errors ?? []
    this.requestId = problem.requestId
    this.params = problem.params ?? {}
  }
}

/** Reads the problem out of a refused answer, also where something between us and the server wrote the page. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const requestId = response.headers.get('x-request-id') ?? undefined
  const isProblem = response.headers.get('content-type')?.includes('json')
  const body = isProblem ? ((await response.json()) as Partial<ProblemDocument>) : {}
  return new ApiProblem({
    title: body.title ?? response.statusText,
    detail: body.detail,
    status: response.status,
    code: body.code ?? 'unknown',
    errors: body.errors,
    requestId: body.requestId ?? requestId,
    params: body.params,
  })
}

/** The problem that stands for "no connection". */
export const offlineProblem = () => new ApiProblem({ title: 'No connection', status: 0, code: 'offline' })
