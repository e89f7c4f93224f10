import { expect, test } from 'vitest'
import { aWorkspace, type Person } from '#tests/support/workspace'

const place = { span: 'quarter', on: '2026-11-22' }
const submit = (person: Person, draft: object) => person.asks('POST', '/forecast-submissions', { ...place, ...draft })
const said = async (person: Person, of: Person) => {
  const { body } = await person.asks('GET', '/forecast?span=quarter&on=2026-11-22')
  return body.people.find(({ userId }: { userId: string }) => userId === of.userId)?.said
}

test('what somebody says stands after what they said before, with the change since last week', async () => {
  const { ann, ben, kith } = await aWorkspace()
  const at = (day: string) => {
    kith.now = () => new Date(`${day}T09:00:00Z`)
  }
  at('2026-11-02')
  await submit(ben, { amount: 4_000, note: 'Two of three', after: 0 })
  at('2026-11-10')
  expect(await said(ann, ben)).toMatchObject({ amount: 4_000, weekAgo: 4_000, stale: true })
  await submit(ben, { amount: 5_000, note: 'All three', after: 1 })
  expect(await said(ann, ben)).toMatchObject({
    amount: 5_000,
    note: 'All three',
    weekAgo: 4_000,
    stale: false,
    revision: 2,
  })
  await submit(ann, { amount: 1_000, after: 0 })
  const { body } = await ann.asks('GET', '/forecast?span=quarter&on=2026-11-22')
  expect(body.submitted).toEqual({ amount: 6_000, people: 2 })
  const { body: listed } = await ann.asks(
    'GET',
    `/forecast-submissions?span=quarter&on=2026-11-22&userId=${ben.userId}`,
  )
  expect(listed.items.map(({ amount }: { amount: number }) => amount)).toEqual([5_000, 4_000])
  const { body: ofPipeline } = await ann.asks('GET', '/forecast?span=quarter&on=2026-11-22&pipeline=sales')
  expect(ofPipeline.submitted).toBe(null)
})

test('of two that are sent at once none is lost: one is told, and sends again', async () => {
  const { ben } = await aWorkspace()
  const answers = await Promise.all([submit(ben, { amount: 1, after: 0 }), submit(ben, { amount: 2, after: 0 })])
  expect(answers.map(({ body }) => body.code ?? 'ok').sort()).toEqual(['ok', 'version_conflict'])
  expect((await submit(ben, { amount: 3, after: 1 })).status).toBe(200)
  const { body } = await ben.asks('GET', '/forecast-submissions?span=quarter&on=2026-11-22')
  expect(body.items).toHaveLength(2)
  expect((await submit(ben, { amount: 1, after: 2, pipeline: 'nowhere' })).body.code).toBe('pipeline_not_found')
})
