import { afterAll, expect, test } from 'vitest'
import { bulkTasks } from '#platform/bulk/tasks'
import { startWorker, type Worker } from '#platform/jobs/worker'
import { saveRecords } from '#platform/objects/save-records'
import { eventually } from '#tests/support/eventually'
import { aWorkspace } from '#tests/support/workspace'

let worker: Promise<Worker> | null = null
afterAll(async () => (await worker)?.stop())

test('all that a filter finds are enrolled in the background, each once, and of the others one is told why not', async () => {
  const { ann, rita, kith, workspaceId } = await aWorkspace()
  worker ??= startWorker(kith, bulkTasks)
  await worker
  const drafts = Array.from({ length: 700 }, (_, at) => ({
    input: { lastName: `Guest ${at}`, tags: ['tasting'], emails: at < 3 ? [] : [`guest${at}@cafe.example`] },
  }))
  await ann.does((ctx) => saveRecords(ctx, ctx.objects.find('contact'), drafts))
  const steps = [{ kind: 'call', title: 'How was it?' }]
  const { body: sequence } = await ann.asks('POST', '/sequences', { name: 'Tasting', basis: 'anyone', steps })
  const wanted = {
    object: 'contact',
    selection: { filter: { field: 'tags', op: 'contains', value: 'tasting' } },
    act: { kind: 'do', what: 'sequences.enrol', values: { id: sequence.id } },
  }
  expect(await ann.asks('POST', '/bulk-jobs', wanted)).toMatchObject({ body: { code: 'sequence_not_on' } })
  await ann.asks('PATCH', `/sequences/${sequence.id}`, { state: 'on' })
  expect((await rita.asks('POST', '/bulk-jobs', wanted)).status).toBe(403)
  const { body: job } = await ann.asks('POST', '/bulk-jobs', wanted)
  const ended = await eventually(async () => {
    const { body } = await ann.asks('GET', `/bulk-jobs/${job.id}`)
    return body.status === 'done' ? body : undefined
  })
  expect(ended).toMatchObject({ counts: { total: 700, changed: 697, failed: 3 }, may: { undo: false } })
  const { body: failures } = await ann.asks('GET', `/bulk-jobs/${job.id}/failures`)
  expect(failures.items).toMatchObject([{ code: 'noAddress' }, { code: 'noAddress' }, { code: 'noAddress' }])
  const { rows } = await kith.database.owner.query(
    'select count(*)::int as all, count(distinct contact_id)::int as once, min(sender_id::text) as sender from enrolments where workspace_id = $1',
    [workspaceId],
  )
  expect(rows).toEqual([{ all: 697, once: 697, sender: ann.userId }])
})

test('an act that is none, or is not for these records, is refused by name', async () => {
  const { ann } = await aWorkspace()
  const asks = async (object: string, what: string, values: object) =>
    (await ann.asks('POST', '/bulk-jobs', { object, selection: {}, act: { kind: 'do', what, values } })).body
  expect(await asks('contact', 'sequences.fly', {})).toMatchObject({
    errors: [{ path: 'act.what', code: 'unknown_act' }],
  })
  expect(await asks('company', 'sequences.enrol', {})).toMatchObject({ errors: [{ path: 'act.what' }] })
  expect(await asks('contact', 'sequences.enrol', { id: 7 })).toMatchObject({ errors: [{ path: 'act.values.id' }] })
})
