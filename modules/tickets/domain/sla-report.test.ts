import { expect, test } from 'vitest'
import { inLightOf } from '#platform/ctx/ctx'
import { saveRecord } from '#platform/objects/save-records'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { noteTurn } from './take-turn.ts'

const none = { firstResponse: null, nextResponse: null, resolution: null }
const then = <T>(
  person: Person,
  moment: string,
  work: (ctx: Parameters<Parameters<Person['does']>[0]>[0]) => Promise<T>,
) => person.does((ctx) => work(inLightOf(ctx, { now: () => new Date(moment) })))
const asked = async (person: Person, moment: string) =>
  (
    await then(person, moment, (ctx) =>
      saveRecord(ctx, ctx.objects.find('ticket'), { input: { subject: 'x', ownerId: person.userId } }),
    )
  ).id
const answered = (person: Person, id: string, moment: string) =>
  then(person, moment, (ctx) => noteTurn(ctx, { id, side: 'agent' }))
const figures = async (person: Person, names: string, days = 'from=2026-03-01&to=2026-04-30') =>
  (await person.asks('GET', `/figures?metrics=${names}&${days}`)).body.total

test('the same clock times over a weekend and over the change of clocks: by the calendar and in business hours', async () => {
  const { ann } = await aWorkspace()
  const pairs = [
    ['2026-03-20T15:40:00Z', '2026-03-23T08:25:00Z'],
    ['2026-03-27T15:40:00Z', '2026-03-30T07:25:00Z'],
  ] as const
  for (const [from, to] of pairs) await answered(ann, await asked(ann, from), to)
  const names = 'service.firstResponse,service.firstResponseP90,service.firstResponseWork,service.waitingShare'
  const found = await figures(ann, names)
  expect(found.map(({ value }: { value: number }) => value)).toEqual([3_855, 3_825 + 0.9 * 60, 45, 0])
  const { body } = await ann.asks('GET', '/tickets')
  expect(body.items.map((one: Record<string, unknown>) => one.firstResponseMinutes).toSorted()).toEqual([3_825, 3_885])
})

test('what was due: kept over kept, late and overdue; what is not due yet counts for nothing, and figures open their tickets', async () => {
  const { ann } = await aWorkspace()
  await ann.asks('POST', '/sla-policies', { name: 'All', targets: { normal: { ...none, firstResponse: 60 } } })
  const early = '2026-03-18T09:00:00Z'
  for (const minutes of [10, 20, 30, 90]) {
    const id = await asked(ann, early)
    await answered(ann, id, new Date(Date.parse(early) + minutes * 60_000).toISOString())
  }
  await asked(ann, early)
  const later = await then(ann, early, (ctx) =>
    saveRecord(ctx, ctx.objects.find('ticket'), { input: { subject: 'not due', state: 'waiting' } }),
  )
  const { body: report } = await ann.asks('GET', '/sla-report?from=2026-03-01&to=2026-03-31&by=person')
  expect(report.total).toMatchObject({ met: 3, late: 1, overdue: 1, attainment: 3 / 5 })
  expect(report.items).toMatchObject([{ part: ann.userId, name: 'Ann', met: 3, late: 1, overdue: 1 }])
  const opened = await ann.asks('GET', `/tickets?filter=${encodeURIComponent(JSON.stringify(report.items[0].missed))}`)
  expect(opened.body.items).toHaveLength(2)
  expect(opened.body.items.map(({ id }: { id: string }) => id)).not.toContain(later.id)
  const { body: reasons } = await ann.asks('GET', '/sla-report?from=2026-03-01&to=2026-03-31&by=reason')
  expect(reasons.items.map(({ part }: { part: string }) => part).toSorted()).toEqual(['late', 'open', null].toSorted())
  const [kept] = await figures(ann, 'service.firstResponseKept')
  expect(kept).toMatchObject({ value: 0.6, numerator: 3, denominator: 5 })
})
