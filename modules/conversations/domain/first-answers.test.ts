import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { answers, arrives } from '#tests/support/routing'
import { aWorkspace } from '#tests/support/workspace'
import { answerByMachine } from './answer-by-machine.ts'

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

test('response times of conversations run from the first words to the first answer of a person', async () => {
  const ours = await aWorkspace()
  const { ann, ben, rita } = ours
  const answered = await arrives(ours, { sentAt: ago(30) })
  const waits = await arrives(ours, { sentAt: ago(20) })
  const resolved = await arrives(ours, { sentAt: ago(10) })
  await arrives(ours, { sentAt: ago(40 * 1_440) })
  await ann.asks('PATCH', `/conversations/${answered}`, { assigneeId: ben.userId })
  await answers(ben, answered)
  await answers(ann, answered)
  await ann.does((ctx) =>
    answerByMachine(ctx, {
      ...{ conversationId: waits, messageId: randomUUID(), text: 'We are closed.' },
      ...{ by: 'system' as const, name: 'Hafen Kaffee' },
    }),
  )
  await ann.asks('PATCH', `/conversations/${resolved}`, { state: 'resolved' })
  const { status, body } = await rita.asks('GET', '/response-times?object=conversation&days=7')
  expect(status).toBe(200)
  expect(body).toMatchObject({ count: 2, median: null, within60: 0.5, never: 0.5 })
  const of = (userId: string | null) => body.people.find((one: { userId: string | null }) => one.userId === userId)
  expect([of(ben.userId), of(null)]).toMatchObject([
    { count: 1, never: 0 },
    { count: 1, never: 1 },
  ])
  expect(Math.floor(of(ben.userId).median)).toBe(30)
})
