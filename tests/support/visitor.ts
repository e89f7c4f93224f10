import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Answer } from './workspace.ts'

/** Somebody at a browser: keeps cookies and names the origin, as browsers do. */
export interface BrowserVisitor {
  cookies: Map<string, string>
  asks(method: string, path: string, body?: object | string, headers?: Record<string, string>): Promise<Answer>
}

export function aVisitor(server: FastifyInstance): BrowserVisitor {
  const cookies = new Map<string, string>()
  return {
    cookies,
    async asks(method, path, body, headers = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await server.inject({
        method: method as 'GET',
        url: path,
        headers: { host: 'kith.test', origin: 'http://kith.test', ...(cookie ? { cookie } : {}), ...headers },
        ...(body === undefined ? {} : { payload: body }),
      })
      for (const { name, value, maxAge } of answer.cookies)
        if (maxAge === 0) cookies.delete(name)
        else cookies.set(name, encodeURIComponent(value))
      return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
    },
  }
}

export const password = 'anker auf halber fahrt'

/** A visitor who signed up with a workspace of their own and is signed in. */
export async function aSignedInVisitor(server: FastifyInstance, workspace = 'Hafenkaffee') {
  const visitor = aVisitor(server)
  const email = `${randomBytes(8).toString('hex')}@hafen.example`
  const draft = { name: 'Jana Vogt', email, password, workspace: { name: workspace } }
  const { body } = await visitor.asks('POST', '/api/v1/sign-ups', draft)
  await visitor.asks('POST', '/api/auth/sign-in/email', { email, password })
  return { ...visitor, email, userId: String(body.userId), workspaceId: String(body.workspaceId) }
}
