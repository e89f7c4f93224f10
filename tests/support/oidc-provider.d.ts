/** What the tests use of oidc-provider, which brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface Koa {
    method: string
    path: string
    req: IncomingMessage & { body?: unknown }
    res: ServerResponse
    respond?: boolean
  }

  export class Provider {
    constructor(issuer: string, configuration: object)
    callback(): (request: IncomingMessage, response: ServerResponse) => void
    use(middleware: (ctx: Koa, next: () => Promise<void>) => Promise<void>): void
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>
    Grant: {
      new (of: { clientId: string; accountId: string }): { addOIDCScope(scope: string): void; save(): Promise<string> }
      find(id: string): Promise<{ destroy(): Promise<void> } | undefined>
    }
    AccessToken: { find(token: string): Promise<{ accountId: string; grantId: string } | undefined> }
  }
}
