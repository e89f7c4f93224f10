import { expect, test } from 'vitest'
import { deliverSome } from '#platform/events/deliver'
import { worksToTheEnd } from '#tests/support/doomed-worker'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { ticketsTasks } from '../jobs/tickets.ts'
import { followAsked } from './follow-asked.ts'

const promising = (firstResponse: number) => ({ normal: { firstResponse, nextResponse: 600 } })

/** A policy for hotels before one for everybody, and an open ticket of a company. */
async function promised() {
  const ours = await aWorkspace()
  const { ann } = ours
  const filter = { field: 'companyId.industry', op: 'eq', value: 'Hotels' }
  const { status, body } = await ann.asks('POST', '/sla-policies', { name: 'Hotels', filter, targets: promising(30) })
  if (status !== 200) throw new Error(JSON.stringify(body))
  await ann.asks('POST', '/sla-policies', { name: 'All', targets: promising(60) })
  const { body: company } = await ann.asks('POST', '/companies', { name: 'Hotel am Markt', industry: 'Cafés' })
  const { body: ticket } = await ann.asks('POST', '/tickets', { subject: 'No crema', companyId: company.id })
  // What the new policies bring is over.
  await worksToTheEnd(ours.kith, ticketsTasks)
  return { ...ours, hotels: body, company, ticket }
}

/** What happened is read, and done what comes of it. */
async function settles({ kith }: TestWorkspace): Promise<void> {
  while ((await deliverSome(kith, followAsked)) !== 'nothing');
  await worksToTheEnd(kith, ticketsTasks)
}

async function targetsOf({ ann }: TestWorkspace, id: string) {
  const { targets } = (await ann.asks('GET', `/tickets/${id}/course`)).body
  return targets.map(({ kind, policyName, minutes }: Record<string, unknown>) => `${kind}: ${policyName}, ${minutes}`)
}

test('a change of the customer that a policy asks about chooses the policy anew; its targets run from the same start', async () => {
  const ours = await promised()
  const { ann, company, ticket } = ours
  const { body: other } = await ann.asks('POST', '/tickets', { subject: 'Of nobody' })
  const [before] = (await ann.asks('GET', `/tickets/${ticket.id}/course`)).body.targets
  expect(await targetsOf(ours, ticket.id)).toEqual(['firstResponse: All, 60'])
  await ann.asks('PATCH', `/companies/${company.id}`, { industry: 'Hotels' })
  await settles(ours)
  const [after] = (await ann.asks('GET', `/tickets/${ticket.id}/course`)).body.targets
  expect(await targetsOf(ours, ticket.id)).toEqual(['firstResponse: Hotels, 30'])
  expect(after.startedAt).toBe(before.startedAt)
  expect(Date.parse(before.dueAt) - Date.parse(after.dueAt)).toBe(30 * 60_000)
  expect(await targetsOf(ours, other.id)).toEqual(['firstResponse: All, 60'])
})

test('what was kept before stays as it was promised then, and what is solved is looked at no more', async () => {
  const ours = await promised()
  const { ann, company, ticket } = ours
  const { body: solved } = await ann.asks('POST', '/tickets', { subject: 'Solved', companyId: company.id })
  await ann.asks('PATCH', `/tickets/${solved.id}`, { state: 'solved' })
  await ann.asks('POST', `/tickets/${ticket.id}/turns`, { side: 'agent' })
  await ann.asks('POST', `/tickets/${ticket.id}/turns`, { side: 'customer' })
  await ann.asks('PATCH', `/companies/${company.id}`, { industry: 'Hotels' })
  await settles(ours)
  expect((await targetsOf(ours, ticket.id)).toSorted()).toEqual(['firstResponse: All, 60', 'nextResponse: Hotels, 600'])
  expect(await targetsOf(ours, solved.id)).toEqual(['firstResponse: All, 60'])
})

test('a changed policy promises anew what is open; who switches it off promises by the next', async () => {
  const ours = await promised()
  const { ann, company, hotels, ticket } = ours
  await ann.asks('PATCH', `/companies/${company.id}`, { industry: 'Hotels' })
  await settles(ours)
  const { id, filter } = hotels
  const change = async (more: object) => {
    const draft = { name: 'Hotels', filter, targets: promising(15), ...more }
    expect((await ann.asks('PUT', `/sla-policies/${id}`, draft)).status).toBe(200)
    await worksToTheEnd(ours.kith, ticketsTasks)
  }
  await change({})
  expect(await targetsOf(ours, ticket.id)).toEqual(['firstResponse: Hotels, 15'])
  await change({ on: false })
  expect(await targetsOf(ours, ticket.id)).toEqual(['firstResponse: All, 60'])
})
