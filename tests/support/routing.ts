import { randomUUID } from 'node:crypto'
import { assignQueued } from '#modules/assignment/domain/assign-queued.ts'
import { addMessage } from '#modules/conversations/domain/add-message.ts'
import { receiveMessage } from '#modules/conversations/domain/receive-message.ts'
import { actingForJob } from '#platform/ctx/acting-for'
import { inLightOf, inWorkspace } from '#platform/ctx/ctx'
import { aRule } from './assigning.ts'
import type { Person, TestWorkspace } from './workspace.ts'

/** Makes a rule for conversations. */
export const routes = (ours: TestWorkspace, rule: object) =>
  aRule(ours, { object: 'conversation', name: 'Inbox', occasions: ['arrived', 'unowned'], ...rule })

/** A customer writes. @returns the conversation */
export async function arrives({ ann }: TestWorkspace, more: object = {}): Promise<string> {
  const key = randomUUID()
  const { status, body } = await ann.asks('POST', '/arrivals', {
    ...{ sourceKey: key, messageKey: key, text: 'Is it open on Sunday?', email: `${key}@cafe.example` },
    ...more,
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return String(body.conversationId)
}

/** A visitor says something in a live channel. */
export async function chats({ ann }: TestWorkspace, more: object = {}): Promise<string> {
  const key = randomUUID()
  const taken = await ann.does((ctx) =>
    receiveMessage(inLightOf(ctx, { actor: { kind: 'customer', id: null }, userId: null }), {
      ...{ channel: 'chat', sourceKey: key, messageKey: key, from: { name: 'Sofia' }, text: 'Hello?' },
      ...{ sentAt: ctx.now().toISOString(), ...more },
    }),
  )
  return taken.conversationId
}

/** What somebody wrote has left. */
export const answers = (who: Person, conversationId: string) =>
  who.does((ctx) =>
    addMessage(ctx, {
      ...{ id: randomUUID(), conversationId, kind: 'outgoing', channel: 'api', author: 'user', userId: who.userId },
      ...{ body: 'Yes!', delivery: 'sent', sentAt: ctx.now().toISOString() },
    }),
  )

export async function holdersOf({ kith }: TestWorkspace, ids: readonly string[]): Promise<(string | null)[]> {
  const { rows } = await kith.database.owner.query('select id, assignee_id from conversations where id = any ($1)', [
    ids,
  ])
  return ids.map((id) => rows.find((row) => row.id === id)?.assignee_id ?? null)
}

export const holderOf = async (ours: TestWorkspace, id: string) => (await holdersOf(ours, [id]))[0]

export const tally = (holders: readonly (string | null)[], userId: string | null) =>
  holders.filter((one) => one === userId).length

/** The queue is looked through again: as by the clock, so many minutes later. */
export async function later({ kith, workspaceId }: TestWorkspace, minutes: number): Promise<void> {
  const acting = await actingForJob(kith, { workspaceId, userId: null })
  const now = () => new Date(Date.now() + minutes * 60_000)
  await inWorkspace(kith, acting, (ctx) => assignQueued(inLightOf(ctx, { now })))
}
