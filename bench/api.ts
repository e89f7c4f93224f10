import { Agent, request } from 'node:http'

/** The public API as a script sees it: one key, connections kept open. */
export interface Api {
  get(path: string): Promise<string>
  send(method: 'POST' | 'PATCH' | 'PUT', path: string, body: unknown): Promise<string>
  close(): void
}

/** @throws Error for any answer but 200. */
export function apiOf(port: number, key: string, sockets = 1): Api {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets })
  const ask = (method: string, path: string, body?: string) =>
    new Promise<string>((done, failed) => {
      const asked = request(
        {
          agent,
          port,
          host: '127.0.0.1',
          method,
          path: `/api/v1${path}`,
          headers: {
            authorization: `Bearer ${key}`,
            ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {}),
          },
        },
        (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('end', () => {
            const text = Buffer.concat(parts).toString()
            if (answer.statusCode === 200) done(text)
            else failed(new Error(`${method} ${path} answered ${answer.statusCode}: ${text.slice(0, 500)}`))
          })
        },
      )
      asked.on('error', failed)
      asked.end(body)
    })
  return {
    get: (path) => ask('GET', path),
    send: (method, path, body) => ask(method, path, JSON.stringify(body)),
    close: () => agent.destroy(),
  }
}
