import { expect, test } from 'vitest'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { takeStep } from './data-model/work.ts'

const settled = async (ann: Person, id: string) => {
  while (await ann.does((ctx) => takeStep(ctx, id)));
}

async function withValues(ann: Person, draft: Record<string, unknown>, values: readonly unknown[]) {
  const { body: field } = await ann.asks('POST', '/custom-fields', { object: 'contact', label: 'Thing', ...draft })
  await settled(ann, field.id)
  const { body } = await ann.asks('POST', '/contacts/batch', {
    records: values.map((thing, at) => ({ firstName: String(at), custom: { thing } })),
  })
  expect(body.results.map(({ status }: { status: string }) => status)).not.toContain('failed')
  return field
}

async function valuesNow(ann: Person) {
  const { body } = await ann.asks('GET', '/contacts?sort=createdAt')
  const sorted = body.items.sort((a: { firstName: string }, b: { firstName: string }) =>
    a.firstName < b.firstName ? -1 : 1,
  )
  return sorted.map(({ custom }: { custom: { thing?: unknown } }) => custom.thing ?? null)
}

const options = [
  { value: 'g', label: 'Gold' },
  { value: 's', label: 'Silver' },
]
const changes: [from: Record<string, unknown>, to: string, values: unknown[], after: unknown[]][] = [
  [{ type: 'text' }, 'number', ['12', '1,234.5', 'many'], [12, 1234.5, null]],
  [{ type: 'number' }, 'money', [12.5, 3], [1250, 300]],
  [{ type: 'money' }, 'number', [1250, 300], [12.5, 3]],
  [{ type: 'number' }, 'rating', [3, 9, 2.5], [3, null, null]],
  [{ type: 'date' }, 'dateTime', ['2026-07-01'], ['2026-06-30T22:00:00.000Z']],
  [{ type: 'dateTime' }, 'date', ['2026-06-30T22:30:00Z'], ['2026-07-01']],
  [{ type: 'text' }, 'boolean', ['yes', 'no', 'perhaps'], [true, false, null]],
  [{ type: 'text' }, 'select', ['Red', 'Blue', 'Red'], ['Red', 'Blue', 'Red']],
  [{ type: 'select', options }, 'text', ['g', 's'], ['Gold', 'Silver']],
  [{ type: 'select', options }, 'multiSelect', ['g'], [['g']]],
  [{ type: 'multiSelect', options }, 'select', [['g'], ['g', 's']], ['g', null]],
  [{ type: 'text' }, 'email', ['Ann@Hafen.example', 'nobody'], ['ann@hafen.example', null]],
  [{ type: 'longText' }, 'text', ['short', 'x'.repeat(600)], ['short', null]],
] // biome-ignore format: one line a change

test.each(changes)('from %j to %s: %j', async (from, to, values, after) => {
  const { ann } = await aWorkspace()
  const field = await withValues(ann, from, values)
  const path = `/custom-fields/${field.id}/type-change`
  const { body: preview } = await ann.asks('GET', `${path}?type=${to}`)
  const lost = after.filter((value) => value === null).length
  expect(preview).toMatchObject({ values: values.length, lost, exact: true })
  expect(preview.kept + preview.converted + preview.lost).toBe(values.length)
  expect((await ann.asks('POST', path, { type: to })).body).toMatchObject({ type: to, change: { type: to } })
  const early = await ann.asks('POST', '/contacts', { firstName: 'Early', custom: { thing: after[0] } })
  expect(early.body.errors).toMatchObject([{ path: 'custom.thing', code: 'field_busy' }])
  await settled(ann, field.id)
  expect(await valuesNow(ann)).toEqual(after)
})

test('a job that is killed between two steps goes on; index and keys are made anew, each loss has its event', async () => {
  const { ann } = await aWorkspace()
  const values = Array.from({ length: 1_200 }, (_, at) => (at === 700 ? 'none' : String(at)))
  const { body: field } = await ann.asks('POST', '/custom-fields', {
    ...{ object: 'contact', label: 'Thing', type: 'text', indexed: true, unique: true },
  })
  await settled(ann, field.id)
  for (let at = 0; at < values.length; at += 400)
    await ann.asks('POST', '/contacts/batch', {
      records: values.slice(at, at + 400).map((thing) => ({ firstName: thing, custom: { thing } })),
    })
  await ann.asks('POST', `/custom-fields/${field.id}/type-change`, { type: 'number' })
  const killed = ann.does(async (ctx) => {
    await takeStep(ctx, field.id)
    throw new Error('killed')
  })
  await expect(killed).rejects.toThrow('killed')
  await ann.does((ctx) => takeStep(ctx, field.id))
  const { body: half } = await ann.asks('GET', `/custom-fields/${field.id}`)
  expect(half.change).toMatchObject({ done: 500, total: 1_200 })
  await settled(ann, field.id)
  const { body: done } = await ann.asks('GET', `/custom-fields/${field.id}`)
  expect(done).toMatchObject({ type: 'number', change: null, filling: null, indexed: true, unique: true })
  const { body: top } = await ann.asks('GET', '/contacts?sort=-custom.thing&limit=2')
  expect(top.items.map(({ custom }: { custom: object }) => custom)).toEqual([{ thing: 1199 }, { thing: 1198 }])
  const double = await ann.asks('POST', '/contacts', { custom: { thing: 5 } })
  expect(double.body.errors).toMatchObject([{ code: 'not_unique' }])
  const filter = encodeURIComponent(JSON.stringify({ field: 'firstName', op: 'eq', value: 'none' }))
  const { body: loser } = await ann.asks('GET', `/contacts?filter=${filter}`)
  const { body: timeline } = await ann.asks('GET', `/contacts/${loser.items[0].id}/timeline?limit=1`)
  expect(timeline.items[0].payload.changes).toEqual({ 'custom.thing': ['none', null] })
})
