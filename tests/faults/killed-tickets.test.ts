import { uuidv7 } from 'uuidv7'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { saveRecords } from '#platform/objects/save-records'
import { buildDoomedWorker, worksToTheEnd, worksUntilKilled } from '#tests/support/doomed-worker'
import { mortalTasks } from '#tests/support/mortal-tasks'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

let space: TestWorkspace

beforeAll(() => buildDoomedWorker())
beforeEach(async () => {
  space = await aWorkspace()
})

const count = async (table: string, where = 'true'): Promise<number> => {
  const { rows } = await space.kith.database.owner.query(
    `select count(*)::int as count from ${table} where workspace_id = $1 and ${where}`,
    [space.workspaceId],
  )
  return rows[0].count
}

const hour = (from: number) => new Date(Date.now() + from * 3_600_000).toISOString()

async function says(at: number, text: string, sentAt: string): Promise<string> {
  const guest = { sourceKey: `guest ${at}`, email: `guest${at}@posteo.example`, subject: `Torn ${at}` }
  const { body } = await space.ann.asks('POST', '/arrivals', { ...guest, messageKey: `${at} ${text}`, text, sentAt })
  return body.conversationId
}

const promise = (targets: object, steps: object[] = []) =>
  space.ann.asks('POST', '/sla-policies', { name: 'All', targets, steps })

/**
 * Has a job done whose worker dies so often at some statement of the first ones, and once behind its work.
 * @returns whether the first death came
 */
async function diesAgainAndAgain(task: string, payload: object, { statements = 0, aheadMs = 0 }): Promise<boolean> {
  const enqueue = () => space.ann.does((ctx) => ctx.later(task, { ...payload }, { key: task }))
  const someMoment = () => ({ at: 1 + Math.floor(Math.random() * statements), sent: Math.random() < 0.5 })
  const deaths: boolean[] = []
  for (const moment of [someMoment(), someMoment(), someMoment(), { at: 'end' as const, sent: true }]) {
    await enqueue()
    deaths.push(await worksUntilKilled(space.kith, { ...moment, aheadMs }))
  }
  await enqueue()
  await worksToTheEnd({ ...space.kith, now: () => new Date(Date.now() + aheadMs) }, mortalTasks)
  return deaths[0] === true
}

test('what customers write about their tickets, its reader killed with -9 again and again, counts once and opens or follows each once', async () => {
  const { ann } = space
  const third = 8
  await promise({ normal: { firstResponse: 60, nextResponse: 120, resolution: 480 } })
  const { body: settings } = await ann.asks('GET', '/ticket-settings')
  const types = settings.types.map((type: { id: string }) => ({
    ...type,
    reopenDays: type.id === 'complaint' ? 0 : null,
  }))
  await ann.asks('PUT', '/ticket-settings', { reopenDays: 14, states: settings.states, types })
  // A third waits for its customer, a third was just solved, a third was solved too long ago to open again.
  const kinds = [
    { type: 'request', state: 'waiting' },
    { type: 'question', state: 'solved' },
    { type: 'complaint', state: 'solved' },
  ]
  for (let at = 0; at < 3 * third; at++) {
    const kind = kinds[at % 3]
    const id = await says(at, 'Two bags are open.', hour(-3))
    const { body } = await ann.asks('POST', `/conversations/${id}/tickets`, { requestId: uuidv7(), type: kind?.type })
    await ann.asks('PATCH', `/tickets/${body.ticketId}`, { state: kind?.state })
  }
  for (let at = 0; at < 3 * third; at++) await says(at, 'And again.', hour(1))
  const reading = { subscriber: 'tickets.conversations' }
  expect(await diesAgainAndAgain('test.readStream', reading, { statements: 150 })).toBe(true)
  expect(await count('ticket_turns', `side = 'customer'`)).toBe(6 * third)
  expect(await count('events', `type = 'ticket.customerSpoke'`)).toBe(3 * third)
  expect(await count('tickets')).toBe(4 * third)
  expect(await count('tickets', `category = 'open' and reopened = 0 and type = 'request'`)).toBe(third)
  expect(await count('tickets', `category = 'open' and reopened = 1 and type = 'question'`)).toBe(third)
  expect(await count('tickets', `category = 'new' and follows_id is not null and type = 'complaint'`)).toBe(third)
  expect(await count('tickets', `category = 'solved' and type = 'complaint'`)).toBe(third)
  expect(await count('ticket_conversations')).toBe(4 * third)
  const runs = `exists (select from ticket_targets x where x.ticket_id = tickets.id and x.ended_at is null and x.state = 'running')`
  expect(await count('tickets', `category in ('new', 'open') and not ${runs}`)).toBe(0)
})

test('a ticket made of a conversation is one, with its words and promises, though it is asked for twice and its worker is killed', async () => {
  const { ann, kith } = space
  const many = 12
  await promise({ normal: { firstResponse: 60, resolution: 480 } })
  for (let at = 0; at < many; at++) {
    const asked = { conversationId: await says(at, 'Two bags are open.', hour(-1)), requestId: uuidv7() }
    await ann.does((ctx) => ctx.later('test.openTicket', asked))
    await ann.does((ctx) => ctx.later('test.openTicket', asked))
  }
  const someMoment = () => ({ at: 1 + Math.floor(Math.random() * 150), sent: Math.random() < 0.5 })
  const deaths: boolean[] = []
  for (const moment of [someMoment(), someMoment(), { at: 'end' as const, sent: true }])
    deaths.push(await worksUntilKilled(kith, moment))
  await worksToTheEnd(kith, mortalTasks)
  expect(deaths[0]).toBe(true)
  for (const table of ['tickets', 'ticket_conversations', 'ticket_turns', 'ticket_stays'])
    expect(await count(table), table).toBe(many)
  expect(await count('ticket_targets')).toBe(2 * many)
  for (const type of ['ticket.created', 'ticket.linked']) expect(await count('events', `type = '${type}'`)).toBe(many)
  expect(await count('conversation_messages', `act ->> 'field' = 'ticket'`)).toBe(many)
  // A number that a dead worker took is given to the next.
  expect(await count('tickets', `number::int <= 1000 + ${many}`)).toBe(many)
})

test('of targets that are missed each step is taken once and nobody is forgotten, though who takes them is killed', async () => {
  const { ann, ben } = space
  // More than are looked at at a time.
  const many = 55
  const steps = [
    { minutes: -15, act: 'tellOwner' },
    { minutes: 0, act: 'raisePriority' },
    { minutes: 30, act: 'reassign', userId: ben.userId },
  ]
  const hours = { firstResponse: 60 }
  await promise({ normal: hours, high: hours, urgent: hours }, steps)
  const inputs = Array.from({ length: many }, (_, at) => ({ input: { subject: `Torn ${at}`, ownerId: ann.userId } }))
  await ann.does((ctx) => saveRecords(ctx, ctx.objects.find('ticket'), inputs))
  // Else tickets that are reckoned anew, by the policy, are passed over.
  await worksToTheEnd(space.kith, mortalTasks)
  const aheadMs = 9 * 86_400_000
  expect(await diesAgainAndAgain('tickets.minute', {}, { statements: 300, aheadMs })).toBe(true)
  for (const { act } of steps) {
    expect(await count('ticket_escalations', `act = '${act}'`)).toBe(many)
    expect(await count('events', `type = 'ticket.escalated' and payload ->> 'act' = '${act}'`)).toBe(many)
  }
  // Raised twice it would be urgent.
  expect(await count('tickets', `priority = 'high' and owner_id = '${ben.userId}'`)).toBe(many)
  for (const field of ['priority', 'ownerId'])
    expect(await count('events', `type = 'ticket.updated' and payload -> 'changes' ? '${field}'`)).toBe(many)
  for (const kind of ['near', 'missed']) {
    const told = `kind = 'ticket.${kind}' and user_id = '${ann.userId}'`
    expect(await count('notifications', told), kind).toBe(many)
  }
  expect(await count('notifications', `kind = 'ticket.given' and user_id = '${ben.userId}'`)).toBe(many)
  expect(await count('ticket_targets', 'step_at is not null')).toBe(0)
})
