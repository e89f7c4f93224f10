import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { aChannel } from '#tests/support/a-chat'
import { aWorkspace } from '#tests/support/workspace'

const at = '2026-08-10T09:00:00Z'

test('of 90 talks 27 are handed over, 9 of the rest come back, 30 are confirmed: 70 %, 60 %, 33.3 %, 30 %', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const { id: channelId } = await aChannel(workspace)
  const made = async (plural: string, records: object[]): Promise<string[]> =>
    (await ann.asks('POST', `/${plural}/batch`, { records })).body.results.map(({ id }: { id: string }) => id)
  const people = await made(
    'contacts',
    Array.from({ length: 9 }, (_, index) => ({ firstName: `P${index}` })),
  )
  // The last nine that are contained come back: their customers write elsewhere within three days.
  const talks = await made(
    'conversations',
    Array.from({ length: 90 }, (_, index) => ({
      subject: `Talk ${index}`,
      ...(index >= 81 ? { contactId: people[index - 81] } : {}),
    })),
  )
  const elsewhere = await made(
    'conversations',
    people.map((contactId) => ({ subject: 'Again', contactId })),
  )
  await ann.does(async (ctx) => {
    const { workspaceId } = ctx
    const visitorId = uuidv7()
    await ctx.db
      .insertInto('chatVisitors')
      .values({ workspaceId, id: visitorId, channelId, language: 'en', seenAt: at, createdAt: at })
      .execute()
    const said = (conversationId: string, more: { id: string; kind: string; author: string; sentAt: string }) => ({
      ...{ workspaceId, conversationId, channel: 'chat', version: 1, body: 'x', createdAt: at, ...more },
      delivery: more.kind === 'outgoing' ? 'sent' : null,
    })
    const answers = talks.map((conversationId) => ({ id: uuidv7(), conversationId }))
    await ctx.db
      .insertInto('conversationMessages')
      .values([
        ...answers.map(({ id, conversationId }) =>
          said(conversationId, { id, kind: 'outgoing', author: 'assistant', sentAt: at }),
        ),
        ...elsewhere.map((id) =>
          said(id, { id: uuidv7(), kind: 'incoming', author: 'contact', sentAt: '2026-08-12T09:00:00Z' }),
        ),
      ])
      .execute()
    await ctx.db
      .insertInto('chatAnswers')
      .values(
        answers.map(({ id, conversationId }, index) => ({
          ...{ workspaceId, id, visitorId, conversationId, question: 'x', kind: 'answer', createdAt: at },
          helpful: index >= 27 && index < 57 ? true : null,
        })),
      )
      .execute()
    await ctx.db
      .insertInto('chatHandOvers')
      .values(
        talks.slice(0, 27).flatMap((conversationId) =>
          // Asked for twice it is one hand-over.
          ['asked', 'noSource'].map((why) => ({
            workspaceId,
            id: uuidv7(),
            visitorId,
            conversationId,
            why,
            summary: '{}',
            createdAt: at,
          })),
        ),
      )
      .execute()
  })
  const names = ['containment', 'verifiedContainment', 'confirmedRate', 'handOverRate', 'missedRate', 'unneededRate']
  const { body } = await ann.asks(
    'GET',
    `/figures?from=2026-08-01&to=2026-08-31&metrics=${names.map((name) => `assistant.${name}`).join(',')}`,
  )
  expect(body.total.map(({ value }: { value: number }) => Number(value.toFixed(3)))).toEqual([
    0.7, 0.6, 0.333, 0.3, 0.143, 0,
  ])
  const opened = encodeURIComponent(JSON.stringify(body.total[4].records))
  expect((await ann.asks('GET', `/conversations/count?filter=${opened}`)).body.count).toBe(9)
  for (const id of talks.slice(0, 9)) await ann.asks('PATCH', `/conversations/${id}`, { state: 'resolved' })
  const { body: after } = await ann.asks('GET', '/figures?from=2026-08-01&to=2026-08-31&metrics=assistant.unneededRate')
  expect(after.total[0]).toMatchObject({ numerator: 9, denominator: 27 })
})
