import { sql } from 'kysely'
import { raiseSchemaVersion } from '#platform/auth/schema-version'
import type { Ctx } from '#platform/ctx/ctx'
import { saveRecords } from '#platform/objects/save-records'
import type { Seed } from '#platform/objects/seed'
import { createView, type ViewDraft } from '#platform/views/save-view'
import { lostReasons, wonReasons } from './domain/default-pipeline.ts'
import { keepDefaults, listPipelines, type Stage } from './domain/pipelines.ts'
import { linesWorth, soldProducts } from './seed-lines.ts'
import { dealWords } from './seed-words.ts'

const DAY = 86_400_000
const WEEKS = 26
/** Of the stages: how likely, days until it rots, where the forecast counts it. */
const ways = [
  [10, 21, 'pipeline'],
  [25, 14, 'pipeline'],
  [45, 14, 'bestCase'],
  [70, 14, 'commit'],
  [90, 10, 'commit'],
] as const

/** A small roaster sells to businesses by a pipeline of its own, unless the workspace has one already. */
export async function seedPipeline(ctx: Ctx): Promise<void> {
  const { pipeline, stages, credit } = dealWords(ctx)
  const kept = await listPipelines(ctx)
  if (kept.some(({ version }) => version > 0)) return
  const rows = stages.map((name, position) => ({
    ...{ id: `wholesale-${position + 1}`, name, position, checklist: position === 3 ? [credit] : [] },
    ...{ probability: ways[position]?.[0], rottingDays: ways[position]?.[1], category: ways[position]?.[2] },
  }))
  await sql`insert into pipelines (workspace_id, id, name, position, version)
    values (${ctx.workspaceId}, 'wholesale', ${pipeline}, 0, 0) on conflict do nothing`.execute(ctx.db)
  await sql`insert into stages (workspace_id, id, pipeline_id, name, position, probability, rotting_days, category, checklist)
    select ${ctx.workspaceId}, s.id, 'wholesale', s.name, s.position, s.probability, s."rottingDays", s.category, s.checklist
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(id text, name text, position integer, probability smallint,
      "rottingDays" integer, category text, checklist jsonb) on conflict do nothing`.execute(ctx.db)
  // The reasons for outcomes are Kith's own.
  await keepDefaults(ctx)
  await raiseSchemaVersion(ctx)
}

/** A deal on its way: when it goes on next, and how far it will come. */
interface Underway {
  id: string
  stage: number
  goesOn: number
  ends: 'won' | 'lost' | 'stays'
  last: number
}

/** A year of deals, week by week: begun, moved on, won, lost; and what is planned for those still open. */
export async function seedDeals(seed: Seed): Promise<void> {
  const { faker, today } = seed
  const [pipeline] = await listPipelines(seed.ctx)
  const stages = pipeline?.stages ?? []
  let underway: Underway[] = []
  for (let week = WEEKS; week >= 0; week -= 1) {
    const then = seed.at(new Date(today.getTime() - week * 7 * DAY - faker.number.int({ min: 1, max: 20 }) * 3_600_000))
    underway = await goOn(then, underway, { week, stages })
    underway.push(...(await beginDeals(then, { week, most: stages.length - 1 })))
  }
  await seedPlans(
    seed,
    underway.map(({ id }) => id),
  )
  await shareDeals(seed)
}

/** Of the deals that were won some were the work of two. */
async function shareDeals({ ctx }: Seed): Promise<void> {
  const { rows } = await sql<{ id: string; ownerId: string }>`select id, owner_id from deals
    where workspace_id = ${ctx.workspaceId} and status = 'won' and owner_id is not null order by closed_at desc, id limit 80`.execute(
    ctx.db,
  )
  const people = [...new Set(rows.map(({ ownerId }) => ownerId))].sort()
  const shared = people.length < 2 ? [] : rows.filter((_, at) => at % 5 === 1)
  const drafts = shared.map(({ id, ownerId }, at) => {
    const other = people[(people.indexOf(ownerId) + 1 + (at % (people.length - 1))) % people.length]
    const percent = at % 2 === 0 ? 70 : 50
    return {
      id,
      input: {
        credits: [
          { userId: ownerId, percent },
          { userId: other, percent: 100 - percent },
        ],
      },
    }
  })
  await saveRecords(ctx, ctx.objects.find('deal'), drafts)
}

async function beginDeals(seed: Seed, { week, most }: { week: number; most: number }): Promise<Underway[]> {
  const { faker, ctx, owner } = seed
  const { deals, sources } = dealWords(ctx)
  const pick = faker.helpers.arrayElement
  const products = await soldProducts(seed)
  const buyers = seed.contacts.filter(({ companyId }) => companyId !== null)
  const inputs = Array.from({ length: buyers.length === 0 ? 0 : faker.number.int({ min: 1, max: 3 }) }, (_, at) => {
    const buyer = pick(buyers)
    const isRecurring = faker.number.float() < 0.2
    const amount = faker.number.int({ min: 8, max: 190 }) * 10_000
    const isOfProducts = !isRecurring && products.length > 0 && (week + at) % 2 === 0
    return {
      name: pick(deals),
      currency: ctx.workspace.currency,
      ...(isOfProducts ? { lines: linesWorth(products, week + at, amount) } : { amount }),
      ...(isRecurring
        ? { recurringAmount: faker.number.int({ min: 5, max: 60 }) * 1_000, recurringPeriod: 'monthly' }
        : {}),
      contactId: buyer.id,
      companyId: buyer.companyId,
      ownerId: owner(),
      source: pick(sources),
      closeOn: dayOf(new Date(ctx.now().getTime() + faker.number.int({ min: 20, max: 80 }) * DAY)),
    }
  })
  const ids = await seed.create('deal', inputs)
  return ids.map((id) => {
    const isWon = faker.number.float() < 0.42
    // What began lately is still on its way.
    const ends = week < 5 ? 'stays' : isWon ? 'won' : 'lost'
    const last =
      ends === 'lost'
        ? faker.number.int({ min: 0, max: most - 1 })
        : ends === 'won'
          ? most
          : faker.number.int({ min: 0, max: most })
    return { id, stage: 0, goesOn: week - faker.number.int({ min: 1, max: 2 }), ends, last }
  })
}

/** Moves what is due one stage on, or closes it where it has come as far as it will. */
async function goOn(seed: Seed, underway: Underway[], { week, stages }: { week: number; stages: readonly Stage[] }) {
  const { faker, ctx } = seed
  const due = underway.filter(({ goesOn }) => goesOn >= week)
  const drafts = due.flatMap((deal): { id: string; input: Record<string, unknown> }[] => {
    deal.goesOn = week - faker.number.int({ min: 1, max: 3 })
    if (deal.stage < deal.last) {
      const done = stages[deal.stage]?.checklist.map((text) => ({ text, done: true })) ?? []
      deal.stage += 1
      return [{ id: deal.id, input: { stage: stages[deal.stage]?.id, checklist: done } }]
    }
    if (deal.ends === 'stays') return []
    const reasons = deal.ends === 'won' ? wonReasons : lostReasons
    return [{ id: deal.id, input: { status: deal.ends, outcomeReason: faker.helpers.arrayElement(reasons) } }]
  })
  const saved = await saveRecords(ctx, ctx.objects.find('deal'), drafts)
  const failed = saved.find(({ status }) => status === 'failed')
  if (failed) throw new Error(`The demo data is wrong: ${JSON.stringify(failed)}`)
  const closed = new Set(drafts.flatMap(({ id, input }) => ('status' in input ? id : [])))
  return underway.filter(({ id }) => !closed.has(id))
}

/** Some open deals have a next step, overdue, today or later; some were spoken about lately; some wait. */
async function seedPlans(seed: Seed, ids: readonly string[]): Promise<void> {
  const { faker, today, owner } = seed
  const { tasks, talks } = dealWords(seed.ctx)
  const inDays = (days: number) => new Date(today.getTime() + days * DAY)
  const planned = ids.filter((_, at) => at % 4 !== 3)
  await seed.at(inDays(-2)).create(
    'task',
    planned.map((id, at) => ({
      title: faker.helpers.arrayElement(tasks),
      dueAt: inDays([0.2, 1, -3, 4, 2, 7][at % 6] ?? 1).toISOString(),
      assigneeId: owner(),
      links: [{ object: 'deal', id }],
    })),
  )
  await seed.at(inDays(-1)).create(
    'activity',
    ids
      .filter((_, at) => at % 3 !== 1)
      .map((id, at) => ({
        title: faker.helpers.arrayElement(talks),
        kind: 'call',
        outcome: 'reached',
        minutes: 15,
        startsAt: inDays(-1 - (at % 9)).toISOString(),
        ownerId: owner(),
        links: [{ object: 'deal', id }],
      })),
  )
}

/** Views that a small roaster keeps of its deals. */
export async function seedDealViews({ ctx }: Seed): Promise<void> {
  const [soon = '', closings = '', course = ''] = dealWords(ctx).views
  const shared = { object: 'deal', visibility: 'everyone', teamId: null } as const
  const isOpen = { field: 'status', op: 'in', value: ['open'] } as const
  const drafts: ViewDraft[] = [
    {
      ...{ ...shared, name: soon, kind: 'table' },
      settings: {
        filter: { and: [isOpen, { field: 'closeOn', op: 'inNext', value: '30d' }] },
        sort: 'closeOn',
        sums: [
          { field: 'value', how: 'sum' },
          { field: 'weighted', how: 'sum' },
        ],
      },
    },
    {
      ...{ ...shared, name: closings, kind: 'calendar' },
      settings: { filter: { and: [isOpen] }, dateField: 'closeOn' },
    },
    { ...{ ...shared, name: course, kind: 'timeline' }, settings: { filter: { and: [isOpen] }, sort: 'closeOn' } },
  ]
  for (const draft of drafts) await createView(ctx, draft)
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10)
