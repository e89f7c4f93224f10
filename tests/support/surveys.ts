import { uuidv7 } from 'uuidv7'
import { expect } from 'vitest'
import { deliver } from '#modules/conversations/domain/deliver.ts'
import { askAbout } from '#modules/feedback/domain/ask.ts'
import type { Subject } from '#modules/feedback/domain/resolved.ts'
import { inLightOf, inWorkspace } from '#platform/ctx/ctx'
import { aWorkspace, type Person, type TestWorkspace } from './workspace.ts'

export const DAY = 86_400_000

export async function asking(more: object = {}): Promise<TestWorkspace> {
  const workspace = await aWorkspace()
  const { status } = await workspace.ann.asks('PATCH', '/survey-settings', { on: true, delayMinutes: 0, ...more })
  expect(status).toBe(200)
  return workspace
}

export async function says(ann: Person, more: object = {}) {
  const carlos = { name: 'Carlos', email: 'carlos@x.example', subject: 'Torn again', text: 'Two bags are open.' }
  const { body } = await ann.asks('POST', '/arrivals', {
    sourceKey: uuidv7(),
    messageKey: uuidv7(),
    ...carlos,
    ...more,
  })
  return String(body.conversationId)
}

export async function answers(by: Person, id: string) {
  const { body: thread } = await by.asks('GET', `/conversations/${id}/thread`)
  const messageId = uuidv7()
  const reply = { messageId, kind: 'reply', text: 'A new box is on its way.', version: thread.version }
  expect((await by.asks('POST', `/conversations/${id}/messages`, reply)).status).toBe(200)
  await by.does((ctx) => deliver(ctx, messageId))
}

/** Somebody wrote, was answered, and it was resolved. */
export async function resolved(by: Person, more: object = {}) {
  const id = await says(by, more)
  await answers(by, id)
  await by.asks('PATCH', `/conversations/${id}`, { assigneeId: by.userId, state: 'resolved' })
  return id
}

const asSystem = { kind: 'system', id: null } as const
/** As the job does, so many days later. */
export const asks = ({ kith, ann }: TestWorkspace, about: string | Subject, days = 0) =>
  inWorkspace(kith, { ...ann.acting, actor: asSystem, userId: null, may: () => true }, (ctx) =>
    askAbout(
      inLightOf(ctx, { now: () => new Date(Date.now() + days * DAY) }),
      kith,
      typeof about === 'string' ? { conversationId: about } : about,
    ),
  )
export const mails = async ({ ann }: TestWorkspace) =>
  ann.does((ctx) =>
    ctx.db
      .selectFrom('outgoingMails')
      .select(['recipient', 'subject', 'text', 'html', 'unsubscribe'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('key', 'like', 'survey:%')
      .execute(),
  )
export const surveys = async (ann: Person, query = '') => (await ann.asks('GET', `/surveys${query}`)).body.items
export const pathIn = (text: string) => /\/rate\/[\w-]+/.exec(text)?.[0] ?? 'none'

const form = { 'content-type': 'application/x-www-form-urlencoded' }
export const looks = ({ server }: TestWorkspace, url: string) => server.inject({ method: 'GET', url })
export const sends = ({ server }: TestWorkspace, url: string, said: Record<string, string> = {}) =>
  server.inject({ method: 'POST', url, headers: form, payload: new URLSearchParams(said).toString() })

/** A conversation about which a mail has asked, and the path of its page. */
export async function asked(more: object = {}) {
  const workspace = await asking(more)
  const id = await resolved(workspace.ann)
  await asks(workspace, id)
  const [mail] = await mails(workspace)
  return { workspace, id, path: pathIn(mail?.text ?? '') }
}
