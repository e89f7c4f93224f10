import { expect, test } from 'vitest'
import { deliverSome } from '#platform/events/deliver'
import { eventually } from '#tests/support/eventually'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { raiseAlerts } from './raise-alerts.ts'
import { reasonsOf } from './rules.ts'

const taken = { kind: 'list', object: 'contact', format: 'csv', fileName: 'a.csv' }
const exported = ({ does }: Person, rows: number) =>
  does((ctx) => ctx.record({ type: 'export.finished', object: 'export', payload: { ...taken, rows } }))
const heard = ({ kith }: TestWorkspace) => eventually(async () => (await deliverSome(kith, raiseAlerts)) === 'nothing')
const alerts = async ({ ann }: TestWorkspace) =>
  (await ann.asks('GET', '/audit-events?kind=alerts')).body.items.map(
    ({ title, details }: { title: string; details: { records: number; reasons: string[] } }) => [
      title,
      details.records,
      details.reasons.includes('many'),
    ],
  )

test('very many, five times the usual, and by night are told of; a few are not', () => {
  const day = { usual: 0, hour: 11 }
  expect(reasonsOf({ ...day, records: 1_000 })).toEqual([])
  expect(reasonsOf({ ...day, records: 1_001 })).toEqual(['many'])
  expect(reasonsOf({ ...day, records: 251, usual: 50 })).toEqual(['unusual'])
  expect(reasonsOf({ ...day, records: 250, usual: 50 })).toEqual([])
  expect(reasonsOf({ ...day, records: 50, hour: 23 })).toEqual(['night'])
  expect(reasonsOf({ ...day, records: 49, hour: 5, usual: 1 })).toEqual([])
  expect(reasonsOf({ ...day, records: 60, hour: 6 })).toEqual([])
})

test('an unusual export is told to the administrators once a day, and not to the one who did it', async () => {
  const space = await aWorkspace()
  await exported(space.ben, 700)
  await exported(space.ben, 400)
  await heard(space)
  expect(await alerts(space)).toEqual([['Ben', 1_100, true]])
  await exported(space.ben, 5_000)
  await exported(space.ann, 2_000)
  await heard(space)
  expect(await alerts(space)).toEqual([
    ['Ann', 2_000, true],
    ['Ben', 1_100, true],
  ])
  const { rows } = await space.kith.database.owner.query(
    'select user_id, kind, params from notifications where workspace_id = $1',
    [space.workspaceId],
  )
  expect(rows).toEqual([{ user_id: space.ann.userId, kind: 'alert.export', params: { who: 'Ben', count: 1_100 } }])
})

test('deletions count wherever they come from, each workspace for itself', async () => {
  const [space, other] = [await aWorkspace(), await aWorkspace()]
  const drop = (count: number) =>
    Array.from({ length: count }, () => ({ type: 'contact.deleted', object: 'contact', payload: { title: 'Sofia' } }))
  await space.ben.does((ctx) => ctx.record(...drop(1_001)))
  await other.ben.does((ctx) => ctx.record(...drop(40)))
  await heard(space)
  expect(await alerts(space)).toEqual([['Ben', 1_001, true]])
  expect(await alerts(other)).toEqual([])
})
