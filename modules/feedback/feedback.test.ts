import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { deliverSome } from '#platform/events/deliver'
import { aBrowser, aChannel } from '#tests/support/a-chat'
import { contact } from '#tests/support/merging'
import { answers, asking, asks, mails, pathIn, resolved, says, sends, surveys } from '#tests/support/surveys'
import { aWorkspace } from '#tests/support/workspace'
import { followResolved } from './domain/follow-resolved.ts'

test('whoever wrote is asked once by mail, however often the job runs and by how many at once', async () => {
  const workspace = await asking()
  const id = await resolved(workspace.ann)
  await Promise.all([1, 2, 3, 4].map(() => asks(workspace, id)))
  await asks(workspace, id, 90)
  const sent = await mails(workspace)
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({ recipient: 'carlos@x.example', subject: 'How did it go? Torn again' })
  expect(sent[0]?.text?.match(/\?rating=/g)).toHaveLength(5)
  expect(sent[0]?.unsubscribe).toMatch(/\/rate\/[\w-]+\/stop$/)
  expect(await surveys(workspace.ann)).toMatchObject([
    { conversationId: id, rating: null, agentId: workspace.ann.userId },
  ])
})

test('two matters of one customer, resolved at once, are asked about once; after the rest again, about another', async () => {
  const workspace = await asking({ restDays: 30 })
  const ids = await Promise.all([resolved(workspace.ann), resolved(workspace.ann)])
  await Promise.all(ids.map((id) => asks(workspace, id)))
  expect(await mails(workspace)).toHaveLength(1)
  await Promise.all(ids.map((id) => asks(workspace, id, 29)))
  expect(await mails(workspace)).toHaveLength(1)
  await Promise.all(ids.map((id) => asks(workspace, id, 31)))
  expect(await mails(workspace)).toHaveLength(2)
})

test('nobody is asked of what is open again, was never answered, was written by a colleague, or before it was switched on', async () => {
  const workspace = await asking()
  const { ann, ben, kith } = workspace
  const { rows } = await kith.database.owner.query('select email from users where id = $1', [ben.userId])
  const reopened = await resolved(ann, { email: 'a@x.example' })
  await ann.asks('PATCH', `/conversations/${reopened}`, { state: 'open' })
  const unanswered = await says(ann, { email: 'b@x.example' })
  await ann.asks('PATCH', `/conversations/${unanswered}`, { state: 'resolved' })
  const colleague = await resolved(ann, { email: rows[0].email })
  const early = await resolved(ann, { email: 'c@x.example' })
  for (const id of [reopened, unanswered, colleague]) await asks(workspace, id)
  await ann.asks('PATCH', '/survey-settings', { on: false })
  await asks(workspace, early)
  await ann.asks('PATCH', '/survey-settings', { on: true })
  await asks(workspace, early)
  expect(await mails(workspace)).toEqual([])
})

test('the delay is kept, and what is resolved puts the job into the queue', async () => {
  const workspace = await asking({ delayMinutes: 120 })
  const { ann, kith, workspaceId } = workspace
  const id = await resolved(ann)
  await asks(workspace, id)
  expect(await mails(workspace)).toEqual([])
  await asks(workspace, id, 1)
  expect(await mails(workspace)).toHaveLength(1)
  const queued = () =>
    kith.database.owner.query(`select from graphile_worker.jobs where key = $1`, [`${workspaceId}:survey:${id}`])
  await kith.database.owner.query(`select graphile_worker.remove_job($1)`, [`${workspaceId}:survey:${id}`])
  expect((await queued()).rowCount).toBe(0)
  while ((await deliverSome(kith, followResolved)) !== 'nothing');
  expect((await queued()).rowCount).toBe(1)
})

test('solving the ticket about it asks too, but not while another is open', async () => {
  const workspace = await asking()
  const { ann } = workspace
  const id = await says(ann)
  await answers(ann, id)
  const { body: first } = await ann.asks('POST', `/conversations/${id}/tickets`, { requestId: uuidv7() })
  const { body: second } = await ann.asks('POST', `/conversations/${id}/tickets`, { requestId: uuidv7() })
  await ann.asks('PATCH', `/tickets/${first.ticketId}`, { state: 'solved' })
  await asks(workspace, id)
  expect(await mails(workspace)).toEqual([])
  await ann.asks('PATCH', `/tickets/${second.ticketId}`, { state: 'solved' })
  await asks(workspace, id)
  expect(await mails(workspace)).toHaveLength(1)
})

test('a ticket that no conversation is about is asked about by mail, once, and rated on its page', async () => {
  const workspace = await asking()
  const { ann, ben, kith } = workspace
  const { rows } = await kith.database.owner.query('select email from users where id = $1', [ben.userId])
  const solved = async (email: string | null) => {
    const contactId = await contact(ann, { firstName: 'Sofia', emails: email ? [email] : [] })
    const { body } = await ann.asks('POST', '/tickets', { subject: 'Grinder is loud', contactId, ownerId: ben.userId })
    await ann.asks('PATCH', `/tickets/${body.id}`, { state: 'solved' })
    return { ticketId: String(body.id) }
  }
  const about = await solved('sofia@x.example')
  for (const nobody of [await solved(null), await solved(rows[0].email)]) await asks(workspace, nobody)
  expect(await mails(workspace)).toEqual([])
  await Promise.all([1, 2, 3].map(() => asks(workspace, about)))
  const sent = await mails(workspace)
  expect(sent).toMatchObject([{ recipient: 'sofia@x.example', subject: 'How did it go? Grinder is loud' }])
  await sends(workspace, pathIn(sent[0]?.text ?? ''), { rating: '1', comment: 'Still loud' })
  const [line] = await surveys(ann, `?ticketId=${about.ticketId}`)
  expect(line).toMatchObject({ ...about, conversationId: null, rating: 1, bad: true, agentId: ben.userId })
  const { body: task } = await ann.asks('GET', `/tasks/${line.taskId}`)
  expect(task).toMatchObject({ assigneeId: ben.userId, title: expect.stringContaining('Sofia') })
  await ann.asks('PATCH', `/tickets/${about.ticketId}`, { state: 'open' })
  await ann.asks('PATCH', `/tickets/${about.ticketId}`, { state: 'solved' })
  await asks(workspace, about, 90)
  expect(await mails(workspace)).toHaveLength(1)
})

test('who is in the chat is asked there at once; who has left, by mail after the delay', async () => {
  const workspace = await asking({ delayMinutes: 60 })
  const { ann } = workspace
  const visitor = aBrowser(workspace, (await aChannel(workspace)).word)
  await visitor.begins({ answers: { name: 'Yuki', email: 'yuki@x.example' } })
  await visitor.says('Is it washed with solvent?')
  const { body } = await ann.asks('GET', '/conversations')
  const id = String(body.items[0].id)
  await answers(ann, id)
  await ann.asks('PATCH', `/conversations/${id}`, { state: 'resolved' })
  await Promise.all([1, 2, 3].map(() => asks(workspace, id)))
  const lines = (await visitor.reads()).filter(({ inquiry }) => inquiry)
  expect(lines).toHaveLength(1)
  expect(await mails(workspace)).toEqual([])
  const { id: asked = '', choices, url = '' } = lines[0]?.inquiry ?? {}
  expect(choices?.map(({ value }) => value)).toEqual([5, 4, 3, 2, 1])
  const presses = (value: number, by = visitor) => by.asks('PUT', `inquiries/${asked}`, { value })
  expect((await presses(2)).body.inquiry).toMatchObject({ chosen: 2 })
  expect(await surveys(ann)).toMatchObject([{ way: 'chat', rating: 2, bad: true, taskId: expect.any(String) }])
  await sends(workspace, pathIn(url), { rating: '4', comment: 'Late' })
  expect((await visitor.reads()).find(({ inquiry }) => inquiry)?.inquiry?.chosen).toBe(4)
  await Promise.all([presses(5), presses(5)])
  expect(await surveys(ann)).toMatchObject([{ rating: 5, comment: 'Late' }])
  expect((await presses(6)).body.code).toBe('chat_inquiry_not_found')
  const other = aBrowser(workspace, (await aChannel(workspace)).word)
  await other.begins()
  expect((await presses(1, other)).status).toBe(404)
  await workspace.kith.database.owner.query(
    `update surveys set expires_at = now() - interval '1 hour' where workspace_id = $1`,
    [workspace.workspaceId],
  )
  expect((await presses(1)).body.code).toBe('chat_inquiry_over')
  expect(await surveys(ann)).toMatchObject([{ rating: 5 }])
})

test('150 of 180 satisfied are 83.3 %, between 77.2 and 88.1; the response rate is of those asked, by agent and team', async () => {
  const workspace = await asking()
  const { ann, ben } = workspace
  const id = await resolved(ann)
  await ann.does(async (ctx) => {
    const { rows } = { rows: Array.from({ length: 200 }, (_, index) => index) }
    const made = await ann.asks('POST', '/conversations/batch', {
      records: rows.map((index) => ({ subject: `Matter ${index}` })),
    })
    const at = '2026-08-10T09:00:00Z'
    const common = { workspaceId: ctx.workspaceId, channel: 'email', way: 'mail', language: 'en', scale: 5 }
    await ctx.db
      .insertInto('surveys')
      .values(
        made.body.results.map((one: { id: string }, index: number) => ({
          ...{ ...common, id: uuidv7(), conversationId: one.id, agentId: index % 2 ? ann.userId : ben.userId },
          ...{ resolvedAt: at, askedAt: at, expiresAt: '2026-08-24T09:00:00Z' },
          ...(index < 180 ? { rating: index < 150 ? 4 : 3, answeredAt: at } : {}),
        })),
      )
      .execute()
  })
  const figures = async (query: string) =>
    (await ann.asks('GET', `/figures?from=2026-08-01&to=2026-08-31&metrics=${query}`)).body
  const { total } = await figures('feedback.csat,feedback.responseRate,feedback.mean')
  expect(total[0]).toMatchObject({ numerator: 150, denominator: 180, few: false })
  expect(total[0].value).toBeCloseTo(0.833, 3)
  expect([total[0].interval.low, total[0].interval.high].map((one) => Number(one.toFixed(3)))).toEqual([0.772, 0.881])
  expect(total[1]).toMatchObject({ numerator: 180, denominator: 200, value: 0.9 })
  expect(total[2].value).toBeCloseTo((150 * 4 + 30 * 3) / 180, 6)
  const count = async (filter: unknown) =>
    (await ann.asks('GET', `/conversations/count?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.count
  expect(await count(total[0].records)).toBe(150)
  expect(await count(total[0].within)).toBe(180)
  const { parts } = await figures('feedback.rated&by=agentId')
  expect(parts).toHaveLength(2)
  for (const { figures: own } of parts) expect([own[0].value, await count(own[0].records)]).toEqual([90, 90])
  expect((await figures('feedback.csat,sales.won')).errors[0].path).toBe('metrics')
  expect(id).toBeTruthy()
})

test('who may change settings changes how customers are asked; who reads conversations reads ratings', async () => {
  const { ann, ben, rita } = await aWorkspace()
  expect((await ann.asks('GET', '/survey-settings')).body).toMatchObject({ on: false, scale: 5, delayMinutes: 60 })
  expect((await ben.asks('PATCH', '/survey-settings', { on: true })).status).toBe(403)
  expect((await rita.asks('GET', '/surveys')).status).toBe(200)
  const words = { en: { question: 'All well?', thanks: null }, de: { question: null, thanks: null } }
  const { body } = await ann.asks('PATCH', '/survey-settings', { words, scale: 3 })
  expect(body).toMatchObject({ words, scale: 3, on: false })
})
