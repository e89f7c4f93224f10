import { createHmac } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Line } from '#modules/chat/domain/lines.ts'
import type { Answer, TestWorkspace } from './workspace.ts'

export const shop = 'https://shop.example'

/** A chat that is on, for the shop's website. */
export async function aChannel({ ann }: TestWorkspace, content: object = {}, more: object = {}) {
  const { body } = await ann.asks('POST', '/chat-channels', {
    ...{ name: 'Shop', content: { origins: [shop], ...content }, ...more },
  })
  await ann.asks('PATCH', `/chat-channels/${body.id}`, { state: 'on' })
  return body as { id: string; word: string; script: string; content: object; version: number }
}

/** A business that is always open, so that tests mind no clock. */
export async function alwaysOpen({ ann }: TestWorkspace): Promise<void> {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }))
  await ann.asks('POST', '/business-calendars', { name: 'Always', hours, isDefault: true })
}

interface Asking {
  origin?: string | null
  token?: string | null
}

/** Somebody's browser on a website with a chat. */
export function aBrowser({ server }: TestWorkspace, word: string, known: Asking = {}) {
  const browser = {
    token: known.token ?? null,
    async asks(method: string, path: string, body?: unknown): Promise<Answer & { headers: Record<string, unknown> }> {
      const { origin = shop } = known
      const answer = await server.inject({
        method: method as 'GET',
        url: `/chat/${word}/${path}`,
        headers: {
          ...(origin === null ? {} : { origin }),
          ...(browser.token ? { authorization: `Bearer ${browser.token}` } : {}),
        },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      const read = answer.body === '' || method === 'OPTIONS' ? null : answer.json()
      return { status: answer.statusCode, body: read, headers: answer.headers }
    },
    async begins(more: object = {}) {
      const answer = await browser.asks('POST', 'sessions', { language: 'en', ...more })
      if (answer.body.token) browser.token = answer.body.token
      return answer
    },
    says: (text: string, more: object = {}) => browser.asks('POST', 'messages', { key: uuidv7(), text, ...more }),
    async reads(since = 0): Promise<Line[]> {
      return (await browser.asks('GET', `lines?since=${since}`)).body.items
    },
  }
  return browser
}

/** Who a visitor is, as a website signs it. */
export function signed(secret: string, claims: object, head: object = { alg: 'HS256', typ: 'JWT' }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const said = `${part(head)}.${part({ exp: Math.floor(Date.now() / 1000) + 600, ...claims })}`
  return `${said}.${createHmac('sha256', secret).update(said).digest('base64url')}`
}
