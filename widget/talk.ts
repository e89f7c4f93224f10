/** How requests of the widget end when they do not work. `code` is of the server's problem document; null: it could not be reached. */
export class Trouble extends Error {
  readonly status: number
  readonly code: string | null

  constructor(status: number, code: string | null) {
    super(code ?? 'unreachable')
    this.status = status
    this.code = code
  }
}

export interface Talk {
  token: string | null
  ask<T>(method: string, path: string, body?: unknown): Promise<T>
  raw(method: string, path: string, options?: { body?: unknown; signal?: AbortSignal }): Promise<Response>
}

/** Speaks with the server of a chat. */
export function talkTo(address: string): Talk {
  const talk: Talk = {
    token: null,
    async raw(method, path, { body, signal } = {}) {
      const isForm = body instanceof FormData
      const request: RequestInit = {
        ...{ method, signal: signal ?? null, credentials: 'omit' },
        headers: {
          ...(talk.token ? { authorization: `Bearer ${talk.token}` } : {}),
          ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      }
      const answer = await fetch(`${address}/${path}`, request).catch(() => {
        throw new Trouble(0, null)
      })
      if (answer.ok) return answer
      const problem = await answer.json().catch(() => ({}))
      throw new Trouble(answer.status, typeof problem.code === 'string' ? problem.code : null)
    },
    async ask(method, path, body) {
      const answer = await talk.raw(method, path, { body })
      return answer.status === 204 ? undefined : answer.json()
    },
  }
  return talk
}
