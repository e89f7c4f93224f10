import { expect, test } from 'vitest'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

const lines = [{ productName: 'Blend', quantity: 12, unitPrice: 2_490, discountPercent: 20 }]

/** A workspace where Ben may give away 15 % and Ann approves; and a draft of his that gives away 20 %. */
async function aDearQuote(workspace: TestWorkspace) {
  const { ann, ben } = workspace
  await ann.asks('PATCH', '/quote-settings', { discountLimit: 15 })
  const { body } = await ben.asks('POST', '/quotes', { currency: 'EUR', lines })
  return body
}

const sends = ({ ben }: TestWorkspace, id: string) => ben.asks('POST', `/quotes/${id}/sendings`, {})
const asks = ({ ben }: TestWorkspace, id: string) =>
  ben.asks('POST', `/quotes/${id}/approval-requests`, { note: 'Twice as much from spring' })

test('what gives away more than the limit is sent once somebody has approved it; what changes afterwards needs it again', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const { id, number } = await aDearQuote(workspace)
  const refused = await sends(workspace, id)
  expect(refused.body).toMatchObject({
    code: 'quote_needs_approval',
    title: `The quote ${number} gives away 20 %; without approval you may give away 15 %`,
  })
  const asked = await asks(workspace, id)
  expect(asked.body.approval).toMatchObject({ needed: true, share: 20, limit: 15, mayDecide: false })
  expect(asked.body.approval.asked).toMatchObject({ decision: null, note: 'Twice as much from spring' })
  expect((await ben.asks('PUT', `/quotes/${id}/approval`, { decision: 'approved' })).status).toBe(403)
  const { body } = await ann.asks('PUT', `/quotes/${id}/approval`, { decision: 'approved', note: 'For once' })
  expect(body.approval.asked).toMatchObject({ decision: 'approved', remark: 'For once', decidedBy: ann.userId })
  await ben.asks('PATCH', `/quotes/${id}`, { notes: 'For us only' })
  await ben.asks('PATCH', `/quotes/${id}`, { discountPercent: 5 })
  expect((await sends(workspace, id)).body.code).toBe('quote_needs_approval')
  await asks(workspace, id)
  await ann.asks('PUT', `/quotes/${id}/approval`, { decision: 'approved' })
  expect((await sends(workspace, id)).body.status).toBe('sent')
})

test('two who decide at once decide once; a declined one may be asked again', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const { id } = await aDearQuote(workspace)
  await asks(workspace, id)
  await asks(workspace, id)
  const decide = (decision: string) => ann.asks('PUT', `/quotes/${id}/approval`, { decision })
  const answers = await Promise.all([decide('approved'), decide('declined')])
  expect(answers.map(({ body }) => body.code ?? 'ok').toSorted()).toEqual(['approval_not_open', 'ok'])
  const { rows } = await workspace.kith.database.owner.query(
    'select count(*)::int as asked, count(decision)::int as decided from quote_approvals where quote_id = $1',
    [id],
  )
  expect(rows).toEqual([{ asked: 1, decided: 1 }])
  await asks(workspace, id)
  expect((await decide('declined')).body.approval.asked.decision).toBe('declined')
  expect((await sends(workspace, id)).body.code).toBe('quote_needs_approval')
  expect((await asks(workspace, id)).body.approval.asked.decision).toBe(null)
})

test('approving races a change: what was approved is what is sent, or it is asked again', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const { id } = await aDearQuote(workspace)
  await asks(workspace, id)
  await Promise.all([
    ann.asks('PUT', `/quotes/${id}/approval`, { decision: 'approved' }),
    ben.asks('PATCH', `/quotes/${id}`, { discountPercent: 50 }),
  ])
  expect((await sends(workspace, id)).body.code).toBe('quote_needs_approval')
})

test('a role may have another limit, and whoever approves needs nobody', async () => {
  const workspace = await aWorkspace()
  const { ann, ben, kith } = workspace
  const { id } = await aDearQuote(workspace)
  const { rows } = await kith.database.owner.query('select role from memberships where user_id = $1', [ben.userId])
  await ann.asks('PATCH', '/quote-settings', { roleLimits: { [rows[0].role]: 20 } })
  expect((await sends(workspace, id)).status).toBe(200)
  const { body: own } = await ann.asks('POST', '/quotes', { currency: 'EUR', lines })
  expect((await ann.asks('POST', `/quotes/${own.id}/sendings`, {})).status).toBe(200)
})
