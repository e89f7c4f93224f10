import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { asked, asks, DAY, looks, mails, resolved, sends, surveys } from '#tests/support/surveys'

test('looking at a link, as scanners do, counts for nothing: the page has its rating chosen, and its button counts', async () => {
  const { workspace, id, path } = await asked()
  const { ann } = workspace
  for (const rating of [1, 2, 3, 4, 5]) {
    const page = await looks(workspace, `${path}?rating=${rating}`)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain(`value="${rating}" required checked`)
  }
  await workspace.server.inject({ method: 'HEAD', url: `${path}?rating=1` })
  await looks(workspace, `${path}/stop`)
  expect(await surveys(ann)).toMatchObject([{ rating: null }])
  const answer = await sends(workspace, path, { rating: '4', comment: ' Quick. <b>' })
  expect([answer.statusCode, answer.headers.location]).toEqual([303, path])
  expect((await looks(workspace, path)).body).toContain('Quick. &lt;b&gt;')
  expect(await surveys(ann)).toMatchObject([
    { rating: 4, comment: 'Quick. <b>', satisfied: true, bad: false, taskId: null },
  ])
  const { body: thread } = await ann.asks('GET', `/conversations/${id}/thread`)
  const told = { field: 'survey', from: null, to: { rating: 4, scale: 5, comment: 'Quick. <b>' } }
  expect(thread.messages.at(-1)).toMatchObject({ act: told, author: 'contact' })
})

test('a bad rating makes one task for whoever had it, also when it is sent many times at once and changed', async () => {
  const { workspace, id, path } = await asked()
  const { ann } = workspace
  await Promise.all([1, 2, 3, 4].map(() => sends(workspace, path, { rating: '1', comment: 'Never again.' })))
  await sends(workspace, path, { rating: '5' })
  await sends(workspace, path, { rating: '2' })
  const { body: tasks } = await ann.asks('GET', '/tasks')
  expect(tasks.items).toMatchObject([
    {
      ...{ title: 'Follow up: Carlos rated 1 of 5', assigneeId: ann.userId, priority: 'high' },
      links: [{ object: 'conversation', id }],
    },
  ])
  expect(tasks.items[0].details).toContain('Never again.')
  const [survey] = await surveys(ann, '?which=bad')
  expect(survey).toMatchObject({ rating: 2, taskId: tasks.items[0].id })
  const { body: thread } = await ann.asks('GET', `/conversations/${id}/thread`)
  expect(thread.messages.filter(({ act }: { act: { field: string } | null }) => act?.field === 'survey')).toHaveLength(
    3,
  )
})

test('who follows up is set: one person, or nobody; a stranger is refused', async () => {
  const nobody = await asked({ followUp: 'nobody' })
  await sends(nobody.workspace, nobody.path, { rating: '1' })
  expect((await nobody.workspace.ann.asks('GET', '/tasks')).body.items).toEqual([])
  const { ann, ben } = nobody.workspace
  const refused = await ann.asks('PATCH', '/survey-settings', { followUp: 'person', followUpBy: uuidv7() })
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'followUpBy' }] } })
  await ann.asks('PATCH', '/survey-settings', { followUp: 'person', followUpBy: ben.userId })
  await sends(nobody.workspace, nobody.path, { rating: '2' })
  expect((await ann.asks('GET', '/tasks')).body.items).toMatchObject([{ assigneeId: ben.userId }])
})

test('an address that was changed, is over, or whose conversation is gone, opens nothing', async () => {
  const { workspace, id, path } = await asked()
  const { ann, kith } = workspace
  const forged = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`
  for (const url of [forged, '/rate/none', `/rate/${'A'.repeat(75)}`]) {
    expect((await looks(workspace, url)).statusCode).toBe(404)
    expect((await sends(workspace, url, { rating: '5' })).statusCode).toBe(404)
  }
  expect((await sends(workspace, path, {})).statusCode).toBe(422)
  expect((await sends(workspace, path, { rating: '6' })).statusCode).toBe(422)
  const now = kith.now
  kith.now = () => new Date(Date.now() + 15 * DAY)
  expect((await looks(workspace, path)).statusCode).toBe(410)
  expect((await sends(workspace, path, { rating: '5' })).statusCode).toBe(410)
  kith.now = now
  await ann.asks('DELETE', `/conversations/${id}`)
  expect((await looks(workspace, path)).statusCode).toBe(404)
  const { rows } = await kith.database.owner.query('select rating from surveys where workspace_id = $1', [
    workspace.workspaceId,
  ])
  expect(rows).toEqual([{ rating: null }])
})

test('whoever wants no more questions is asked no more, by a mail program’s one press too', async () => {
  const { workspace, path } = await asked({ restDays: 1 })
  expect((await sends(workspace, `${path}/stop`, { 'List-Unsubscribe': 'One-Click' })).statusCode).toBe(200)
  await asks(workspace, await resolved(workspace.ann), 60)
  expect(await mails(workspace)).toHaveLength(1)
})
