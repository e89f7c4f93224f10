import { expect, test } from 'vitest'
import { inLightOf } from '#platform/ctx/ctx'
import { aScheme, followAll, passToEnd } from '#tests/support/scoring'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { requestPass } from './run-pass.ts'

const day = (iso: string) => new Date(`${iso}T12:00:00Z`)

async function scored(scheme: object = aScheme()) {
  const ours = await aWorkspace()
  const { ann } = ours
  const make = async (input: object) => (await ann.asks('POST', '/contacts', input)).body.id as string
  const ada = await make({
    firstName: 'Ada',
    emails: [{ value: 'ada@lumen.example' }],
    phones: [{ value: '+4940123456' }],
    jobTitle: 'Owner',
  })
  const bo = await make({ firstName: 'Bo' })
  const set = await ann.asks('PUT', '/scoring', { version: null, active: true, scheme })
  expect(set.status, JSON.stringify(set.body)).toBe(200)
  await passToEnd(ours)
  return { ...ours, ada, bo }
}

const orderOf = async ({ ann }: TestWorkspace, contactId: string, placedAt: string) =>
  (
    await ann.asks('POST', '/orders', {
      ...{ number: `R-${placedAt}`, placedAt, currency: 'EUR', contactId },
      lines: [{ productName: 'Beans', quantity: 1, unitPrice: 1_000 }],
    })
  ).body.id as string

const scoreOf = async ({ ann }: TestWorkspace, id: string) =>
  (await ann.asks('GET', `/contacts/${id}/score`)).body.score

const again = (ours: TestWorkspace, at: Date) =>
  ours.ann.does((ctx) => requestPass(inLightOf(ctx, { now: () => at }))).then(() => passToEnd(ours, at))

test('fit is the sum of what holds, each group up to its cap; a score has reasons and a label', async () => {
  const ours = await scored()
  expect(await scoreOf(ours, ours.ada)).toMatchObject({
    label: 'A3',
    fit: {
      score: 70,
      sign: 'A',
      name: 'Ideal',
      groups: [
        { name: 'Can be reached', points: 40, cap: 40, reasons: [{ points: 25 }, { points: 25 }] },
        { name: 'Work', points: 30, reasons: [{ rule: 'title', name: 'Decides', points: 30, times: 1 }] },
      ],
    },
    engagement: { score: 0, sign: '3', groups: [] },
  })
  expect(await scoreOf(ours, ours.bo)).toMatchObject({ label: 'C3', fit: { score: 0 } })
})

test('engagement is Σ points · 2^(−age / half-life) within the window, up to the cap', async () => {
  const ours = await scored()
  await orderOf(ours, ours.ada, '2026-06-01T10:00:00Z')
  await orderOf(ours, ours.ada, '2026-06-21T10:00:00Z')
  await orderOf(ours, ours.bo, '2026-06-21T10:00:00Z')
  const at = async (iso: string) => {
    await again(ours, day(iso))
    return [(await scoreOf(ours, ours.ada)).engagement.score, (await scoreOf(ours, ours.bo)).engagement.score]
  }
  // 40·2^−3 + 40·2^−1 = 5 + 20
  expect(await at('2026-07-01')).toEqual([25, 20])
  // 40·2^−2 + 40 = 50 on the day itself; before the second order only the first one counts.
  expect(await at('2026-06-21')).toEqual([50, 40])
  expect(await at('2026-06-11')).toEqual([20, 0])
  expect(await at('2027-01-01')).toEqual([0, 0])
})

test('where repeats do not count, the latest alone does; negative points take away, and nobody falls below 0', async () => {
  const rule = { name: 'Order', event: 'order.created', halfLifeDays: null, windowDays: 100 }
  const ours = await scored(
    aScheme({
      engagement: {
        groups: [
          { id: 'g111', name: 'One', cap: 100, rules: [{ ...rule, id: 'once', points: 30, repeats: false }] },
          { id: 'g222', name: 'Two', cap: 100, rules: [{ ...rule, id: 'minus', points: -12, repeats: true }] },
        ],
      },
    }),
  )
  await orderOf(ours, ours.ada, '2026-06-01T10:00:00Z')
  await orderOf(ours, ours.ada, '2026-06-02T10:00:00Z')
  await again(ours, day('2026-06-03'))
  expect((await scoreOf(ours, ours.ada)).engagement).toMatchObject({
    score: 6,
    groups: [{ points: 30 }, { points: -24, reasons: [{ times: 2 }] }],
  })
  await orderOf(ours, ours.ada, '2026-06-03T10:00:00Z')
  await again(ours, day('2026-06-03'))
  expect((await scoreOf(ours, ours.ada)).engagement.score).toBe(0)
})

test('an event is followed at once, told when the label is another, and counts once however often it is delivered', async () => {
  const ours = await scored()
  const { ann, kith } = ours
  await followAll(ours)
  const now = new Date().toISOString()
  await orderOf(ours, ours.ada, now)
  await followAll(ours)
  expect(await scoreOf(ours, ours.ada)).toMatchObject({ label: 'A2', engagement: { score: 40 } })
  await kith.database.owner.query(
    `update event_cursors set xid = '0', event_id = '00000000-0000-0000-0000-000000000000' where subscriber = 'scoring'`,
  )
  await followAll(ours)
  expect(await scoreOf(ours, ours.ada)).toMatchObject({ label: 'A2', engagement: { score: 40 } })
  const { body } = await ann.asks('GET', `/contacts/${ours.ada}/score-changes`)
  expect(body.items).toMatchObject([
    {
      because: 'change',
      label: { from: 'A3', to: 'A2' },
      engagement: { from: 0, to: 40 },
      rules: [{ name: 'Placed an order', from: 0, to: 40 }],
    },
  ])
  const { rows } = await kith.database.owner.query(
    `select payload, contact_id, cause_id from events where type = 'contact.score_changed' and workspace_id = $1`,
    [ours.workspaceId],
  )
  expect(rows).toMatchObject([{ payload: { label: ['A3', 'A2'], because: 'change' }, contact_id: ours.ada }])
  expect(rows[0].cause_id).not.toBeNull()
})

test('a score is filtered like a field, also by segments, and follows what is written', async () => {
  const ours = await scored()
  const { ann } = ours
  const found = async (field: string, op: string, value?: unknown) => {
    const filter = encodeURIComponent(JSON.stringify({ field, op, value }))
    const { status, body } = await ann.asks('GET', `/contacts?sort=firstName&filter=${filter}`)
    return status === 200 ? body.items.map(({ firstName }: { firstName: string }) => firstName) : body.errors[0].path
  }
  expect(await found('scoring.label', 'in', ['A3'])).toEqual(['Ada'])
  expect(await found('scoring.fit', 'lt', 50)).toEqual(['Bo'])
  expect(await found('scoring.fitBand', 'eq', 'C')).toEqual(['Bo'])
  expect(await found('scoring.label', 'in', ['Z9'])).toBe('filter.value')
  await ann.asks('PATCH', `/contacts/${ours.bo}`, { jobTitle: 'Owner' })
  await followAll(ours)
  expect(await found('scoring.label', 'in', ['B3'])).toEqual(['Bo'])
  await ann.asks('DELETE', `/contacts/${ours.bo}`)
  await followAll(ours)
  const { rows } = await ours.kith.database.owner.query('select id from contact_scores where workspace_id = $1', [
    ours.workspaceId,
  ])
  expect(rows).toEqual([{ id: ours.ada }])
})

test('an edit of the rules is quiet, changes the history, and a pass in between loses nothing', async () => {
  const ours = await scored()
  const { ann } = ours
  const fewer = aScheme()
  fewer.fit.groups = fewer.fit.groups.slice(0, 1)
  const { body } = await ann.asks('PUT', '/scoring', { version: 1, active: true, scheme: fewer })
  expect(body).toMatchObject({ version: 2, run: { requestedAt: expect.any(String) } })
  await passToEnd(ours)
  expect(await scoreOf(ours, ours.ada)).toMatchObject({ label: 'B3', fit: { score: 40 } })
  const changes = await ann.asks('GET', `/contacts/${ours.ada}/score-changes`)
  expect(changes.body.items).toMatchObject([
    { because: 'edit', label: { from: 'A3', to: 'B3' }, rules: [{ name: 'Decides', from: 30, to: 0 }] },
  ])
  const { rows } = await ours.kith.database.owner.query(
    `select from events where type = 'contact.score_changed' and workspace_id = $1`,
    [ours.workspaceId],
  )
  expect(rows).toHaveLength(0)
})

test('switched off, there are no scores; an old version is refused; of two who begin, one wins', async () => {
  const ours = await aWorkspace()
  const set = { version: null, active: true, scheme: aScheme() }
  const both = await Promise.all([ours.ann.asks('PUT', '/scoring', set), ours.ann.asks('PUT', '/scoring', set)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  await ours.ann.asks('POST', '/contacts', { firstName: 'Ada' })
  await passToEnd(ours)
  await ours.ann.asks('PUT', '/scoring', { ...set, version: 1, active: false })
  await passToEnd(ours)
  const { rows } = await ours.kith.database.owner.query('select from contact_scores where workspace_id = $1', [
    ours.workspaceId,
  ])
  expect(rows).toHaveLength(0)
  expect((await ours.ann.asks('POST', '/scoring/passes', {})).body.code).toBe('scoring_not_active')
  expect((await ours.ben.asks('GET', '/scoring')).status).toBe(403)
})

test('rules that ask for scores, or for what is not there, are refused where they stand', async () => {
  const { ann } = await aWorkspace()
  const at = async (when: object) => {
    const scheme = aScheme({
      fit: { groups: [{ id: 'g111', name: 'G', cap: 9, rules: [{ id: 'r111', name: 'R', points: 5, when }] }] },
    })
    return (await ann.asks('PUT', '/scoring', { version: null, active: true, scheme })).body.errors[0].path
  }
  expect(await at({ field: 'scoring.fit', op: 'gt', value: 3 })).toBe('scheme.fit.groups.0.rules.0.when')
  expect(await at({ field: 'shoe', op: 'isNotEmpty' })).toBe('scheme.fit.groups.0.rules.0.when.field')
})

test('a preview says how many each rule holds for and how the labels would be spread, and writes nothing', async () => {
  const { ann, kith, workspaceId } = await scored()
  const { body } = await ann.asks('POST', '/scoring/previews', { scheme: aScheme({ fit: { best: 71, good: 60 } }) })
  expect(body).toMatchObject({ contacts: 2, tried: 2 })
  expect(body.rules).toEqual([
    { id: 'mail', contacts: 1 },
    { id: 'phone', contacts: 1 },
    { id: 'title', contacts: 1 },
    { id: 'order', contacts: 0 },
  ])
  expect(body.labels.filter(({ contacts }: { contacts: number }) => contacts > 0)).toEqual([
    { label: 'B3', contacts: 1 },
    { label: 'C3', contacts: 1 },
  ])
  const { rows } = await kith.database.owner.query(
    'select distinct label from contact_scores where workspace_id = $1',
    [workspaceId],
  )
  expect(rows).toHaveLength(2)
})

test('what is proposed can be switched on as it is', async () => {
  const ours = await aWorkspace()
  const { body } = await ours.ann.asks('GET', '/scoring')
  expect(body).toMatchObject({ version: null, active: false })
  const on = await ours.ann.asks('PUT', '/scoring', { version: null, active: true, scheme: body.scheme })
  expect(on.status).toBe(200)
})

test('scores order a list page by page, those without one last, stand in its columns and in views', async () => {
  const ours = await scored()
  const { ann } = ours
  await ann.asks('POST', '/contacts', { firstName: 'Cy' })
  const order = async (sort: string) => {
    const names: string[] = []
    let cursor = ''
    do {
      const { status, body } = await ann.asks('GET', `/contacts?limit=1&sort=${sort}${cursor && `&cursor=${cursor}`}`)
      expect([status, body]).toEqual([200, body])
      for (const item of body.items) {
        names.push(item.firstName)
        expect(item.orderValue).toBeUndefined()
      }
      cursor = body.nextCursor ?? ''
    } while (cursor)
    return names
  }
  expect(await order('scoring.fit')).toEqual(['Bo', 'Ada', 'Cy'])
  expect(await order('-scoring.label')).toEqual(['Bo', 'Ada', 'Cy'])
  expect((await ann.asks('GET', '/contacts?sort=scoring.taste')).status).toBe(422)
  const figures = await ann.asks('POST', '/record-figures', {
    ...{ object: 'contact', recordIds: [ours.ada, ours.bo], names: ['scoring.label', 'scoring.fit', 'scoring.taste'] },
  })
  expect(figures.body.items).toHaveLength(2)
  expect(figures.body.items).toContainEqual({ id: ours.ada, figures: { 'scoring.label': 'A3', 'scoring.fit': 70 } })
  const view = { object: 'contact', name: 'Hot', kind: 'table', visibility: 'private', teamId: null }
  const settings = { columns: [{ name: 'scoring.label' }], sort: '-scoring.fit' }
  expect((await ann.asks('POST', '/views', { ...view, settings })).status).toBe(200)
})
