import { expect, test } from 'vitest'
import { deliverSome } from '#platform/events/deliver'
import { answers, says } from '#tests/support/surveys'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { followWaits } from './follow-waits.ts'

const period = 'from=2026-08-01&to=2026-08-31'
const figures = async (person: Person, metrics: string, more = '') =>
  (await person.asks('GET', `/figures?${period}&metrics=${metrics}${more}`)).body
const count = async (person: Person, filter: unknown) =>
  (await person.asks('GET', `/conversations/count?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.count

/** So many conversations, by their ids. */
async function conversations({ ann }: TestWorkspace, most: number): Promise<string[]> {
  const records = Array.from({ length: most }, (_, index) => ({ subject: `Matter ${index}` }))
  const { body } = await ann.asks('POST', '/conversations/batch', { records })
  return body.results.map(({ id }: { id: string }) => id)
}

interface Drawn {
  kind: 'first' | 'next' | 'resolution' | 'solved'
  startedAt?: string
  endedAt?: string
  endedBy?: 'reply' | 'resolved' | 'customer'
  minutes?: number
  agentId?: string
  weekday?: number
  hour?: number
}

const waits = ({ ann }: TestWorkspace, ids: readonly string[], drawn: (index: number) => Drawn) =>
  ann.does((ctx) =>
    ctx.db
      .insertInto('conversationWaits')
      .values(
        ids.map((conversationId, index) => ({
          ...{
            workspaceId: ctx.workspaceId,
            conversationId,
            startedAt: '2026-08-10T09:00:00Z',
            channel: 'email',
            weekday: 1,
            hour: 11,
          },
          ...drawn(index),
        })),
      )
      .execute(),
  )

test('240 solved, 18 of them reopened by the customer within 7 days: 7.5 %', async () => {
  const workspace = await aWorkspace()
  const ids = await conversations(workspace, 240)
  const endedAt = '2026-08-12T09:00:00Z'
  await waits(workspace, ids, (index) =>
    index < 18
      ? { kind: 'solved', endedAt, endedBy: 'customer', minutes: 2_880 }
      : index < 20
        ? { kind: 'solved', endedAt: '2026-08-19T09:00:00Z', endedBy: 'customer', minutes: 12_960 }
        : { kind: 'solved' },
  )
  const { total } = await figures(workspace.ann, 'inbox.reopenRate')
  expect(total[0]).toMatchObject({ value: 0.075, numerator: 18, denominator: 240 })
  expect(await count(workspace.ann, total[0].records)).toBe(18)
})

test('open for 1, 2, 3, 5, 8, 13 and 40 days: median 5, 90th percentile 23.8, 42.9 % older than a week', async () => {
  const workspace = await aWorkspace()
  const days = [1, 2, 3, 5, 8, 13, 40]
  await waits(workspace, await conversations(workspace, days.length), (index) => ({
    kind: 'resolution',
    startedAt: new Date(Date.now() - (days[index] ?? 0) * 86_400_000).toISOString(),
  }))
  const { total } = await figures(
    workspace.ann,
    'inbox.backlog,inbox.backlogAge,inbox.backlogAgeP90,inbox.backlogOldShare',
  )
  expect(total.map(({ value }: { value: number }) => Number(value.toFixed(2)))).toEqual([7, 5, 23.8, 0.43])
  expect(await count(workspace.ann, total[3].records)).toBe(3)
})

test('waits are parted by who answered, and by the hour of the week; each part opens its conversations', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  await waits(workspace, await conversations(workspace, 9), (index) => ({
    ...{ kind: 'first', endedAt: '2026-08-10T10:00:00Z', endedBy: 'reply', minutes: 10 * (index + 1) },
    ...{ agentId: index < 6 ? ann.userId : ben.userId, weekday: index < 4 ? 1 : 5, hour: 9 },
  }))
  const { parts } = await figures(ann, 'inbox.firstResponse', '&by=agentId')
  expect(
    parts.map(({ value, figures: [own] }: { value: string; figures: { value: number }[] }) => [value, own?.value]),
  ).toEqual(
    expect.arrayContaining([
      [ann.userId, 35],
      [ben.userId, 80],
    ]),
  )
  const { parts: hours, total } = await figures(ann, 'inbox.load', '&by=weekHour')
  expect(total[0].value).toBe(9)
  for (const { value, figures: own } of hours) {
    expect(own[0].value).toBe(value === '1-09' ? 4 : 5)
    expect(await count(ann, own[0].records)).toBe(own[0].value)
  }
})

test('what is said is reckoned as it happens, once, also when it is heard twice', async () => {
  const workspace = await aWorkspace()
  const { ann, kith } = workspace
  const heard = async () => {
    while ((await deliverSome(kith, followWaits)) !== 'nothing');
  }
  const id = await says(ann, { sentAt: new Date(Date.now() - 3_600_000).toISOString() })
  await heard()
  const now = new Date().toISOString().slice(0, 10)
  const today = async (metrics: string) =>
    (await ann.asks('GET', `/figures?from=2026-01-01&to=${now}&metrics=${metrics}`)).body.total
  expect((await today('inbox.unansweredShare'))[0]).toMatchObject({ value: 1, numerator: 1 })
  await answers(ann, id)
  await ann.asks('PATCH', `/conversations/${id}`, { state: 'resolved' })
  await heard()
  await heard()
  const [first, waiting, resolved, backlog] = await today(
    'inbox.firstResponse,inbox.unanswered,inbox.resolved,inbox.backlog',
  )
  expect(first.value).toBeGreaterThanOrEqual(60)
  expect(first.value).toBeLessThan(70)
  expect([waiting.value, resolved.value, backlog.value]).toEqual([0, 1, 0])
})

test('whoever sees fewer conversations gets figures of those', async () => {
  const workspace = await aWorkspace()
  const [kept = '', gone = ''] = await conversations(workspace, 2)
  await waits(workspace, [kept, gone], () => ({ kind: 'solved' }))
  await workspace.ann.asks('DELETE', `/conversations/${gone}`)
  expect((await figures(workspace.ann, 'inbox.resolved')).total[0].value).toBe(1)
  const elsewhere = await aWorkspace()
  expect((await figures(elsewhere.ann, 'inbox.resolved')).total[0].value).toBe(0)
})
