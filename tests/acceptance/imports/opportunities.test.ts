import { existsSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { root } from '#platform/root'
import { anImportingWorkspace, comesTo, imports, uploads } from '#tests/support/imports'
import type { TestWorkspace } from '#tests/support/workspace'

const FOLDER = path.join(root, '../shared/data/crm-maven-opportunities')
const here = existsSync(FOLDER)
if (!here) console.warn('the import of 8,800 opportunities is skipped: ../shared/data is not here')
const real = test.skipIf(!here)

const agents = ['Darcel Schlecht', 'Moses Frase', 'Zane Levy', 'Anna Snelling', 'Vicki Laflamme']
const inDollars = { defaults: { currency: 'USD' } }

interface Mapped {
  column: number
  field: string | null
  words?: Record<string, string>
}

real(
  '8,800 opportunities, their column of stages and outcomes in one, come to the figures that are known of them',
  async () => {
    const space = await anImportingWorkspace()
    // Reports add up amounts of the workspace's own currency.
    await space.kith.database.owner.query(`update workspaces set currency = 'USD' where id = $1`, [space.workspaceId])
    await becomeMembers(space, agents)
    await imports(space, { object: 'companies', file: `${FOLDER}/accounts.csv` })
    await imports(space, { object: 'products', file: `${FOLDER}/products.csv`, fields: inDollars })
    const pipeline = `${FOLDER}/sales_pipeline.csv`
    const { body: draft } = await uploads(space, space.ann, {
      ...{ object: 'deals', file: pipeline, fields: { ...inDollars, start: 'false' } },
    })
    const mapping: Mapped[] = draft.mapping
    expect(mapping.map(({ field }) => field)).toEqual([
      ...['externalId', 'owner', 'lines.product', 'company.name'],
      ...['stage', 'startedAt', 'closeOn', 'amount'],
    ])
    await space.ann.asks('PUT', `/imports/${draft.id}/check`, {})
    const checked = await comesTo(space.ann, draft.id, 'ready')
    const reasons = new Map(checked.reasons.map((reason: { code: string }) => [reason.code, reason]))
    expect(reasons.get('option_unknown')).toMatchObject({
      ...{ severity: 'mend', count: 2089, field: 'stage' },
      words: [
        { value: 'Engaging', count: 1589 },
        { value: 'Prospecting', count: 500 },
      ],
    })
    expect(reasons.get('member_unknown')).toMatchObject({ severity: 'look', words: expect.any(Array) })
    const words = { Engaging: 'Qualified', prospecting: 'enquiry' }
    const settled = mapping.map((one) => (one.field === 'stage' ? { ...one, words } : one))
    const changed = await space.ann.asks('PATCH', `/imports/${draft.id}`, { mapping: settled })
    expect(changed.body.mapping[4]).toMatchObject({ field: 'stage', words })
    await space.ann.asks('PUT', `/imports/${draft.id}/check`, {})
    const ready = await comesTo(space.ann, draft.id, 'ready')
    expect(ready.counts).toMatchObject({ mend: 0, ready: 8800, creates: 8800 })
    expect(ready.reasons.find(({ code }: { code: string }) => code === 'product_alike')).toMatchObject({
      ...{ severity: 'look', count: 1480 },
      examples: expect.arrayContaining([expect.objectContaining({ value: 'GTXPro', suggestion: 'GTX Pro' })]),
    })
    const run = await space.ann.asks('POST', `/imports/${draft.id}/run`, {})
    expect(run).toMatchObject({ status: 200 })
    const done = await comesTo(space.ann, draft.id, 'done')
    expect(done.counts).toMatchObject({ total: 8800, created: 8800, failed: 0, leftOut: 0 })
    console.info(`8,800 opportunities: ${Math.round(done.rate)} rows a second`)

    expect(await figures(space)).toEqual([
      { status: 'lost', stage: 'enquiry', deals: 2473, worth: 0, days: 41.48 },
      { status: 'open', stage: 'enquiry', deals: 500, worth: 0, days: null },
      { status: 'open', stage: 'qualified', deals: 1589, worth: 0, days: null },
      { status: 'won', stage: 'negotiation', deals: 4238, worth: 10_005_534, days: 51.78 },
    ])
    expect(Math.round((4238 / (4238 + 2473)) * 10_000) / 100).toBe(63.15)
    expect(await stays(space)).toEqual([
      { endedBy: 'lost', stays: 2473, days: 41.48 },
      { endedBy: 'won', stays: 4238, days: 51.78 },
      { endedBy: null, stays: 2089, days: null },
    ])
    expect(await topAgent(space)).toEqual({ name: 'Darcel Schlecht', worth: 1_153_214 })
    expect(await reported(space)).toEqual({
      ...{ won: 4238, lost: 2473, open: 2089, winRate: 0.6315, wonValue: 1_000_553_400, averageWon: 236_091 },
      ...{ cycleMean: 51.78, lostDaysMean: 41.48, best: 115_321_400 },
    })
    expect(await loose(space)).toEqual({ companyless: 1425, productless: 0, ofGtxPro: 1480, companies: 85 })
    const named = await space.ann.asks(
      'GET',
      '/deals?limit=1&filter={"field":"externalId","op":"eq","value":"Z063OYW0"}',
    )
    expect(named.body.items).toMatchObject([
      { name: 'Isdom · GTX Pro', amount: 451_400, ownAmount: false, closeOn: '2017-03-11', status: 'won' },
    ])

    const again = await imports(space, { object: 'deals', file: pipeline, fields: { ...inDollars, mapping: settled } })
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 8800 })
  },
)

async function becomeMembers({ kith, workspaceId }: TestWorkspace, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const id = uuidv7()
    await kith.database.owner.query('insert into users (id, name, email) values ($1, $2, $3)', [
      ...[id, name, `${id}@hafen.example`],
    ])
    await kith.database.owner.query(`insert into memberships (workspace_id, user_id, role) values ($1, $2, 'member')`, [
      ...[workspaceId, id],
    ])
  }
}

const figures = ({ ann, workspaceId }: TestWorkspace) =>
  ann.does(async ({ db }) => {
    const { rows } = await sql`select status, stage, count(*)::integer as deals, sum(value)::bigint / 100 as worth,
        round(avg((closed_at at time zone 'Europe/Berlin')::date - (started_at at time zone 'Europe/Berlin')::date), 2)::float8 as days
      from deals where workspace_id = ${workspaceId} group by status, stage order by status, stage`.execute(db)
    return rows
  })

const stays = ({ ann, workspaceId }: TestWorkspace) =>
  ann.does(async ({ db }) => {
    const { rows } = await sql`select ended_by, count(*)::integer as stays,
        round(avg((left_at at time zone 'Europe/Berlin')::date - (entered_at at time zone 'Europe/Berlin')::date), 2)::float8 as days
      from deal_stays where workspace_id = ${workspaceId} group by ended_by order by ended_by nulls last`.execute(db)
    return rows
  })

const topAgent = ({ ann, workspaceId }: TestWorkspace) =>
  ann.does(async ({ db }) => {
    const { rows } =
      await sql`select u.name, sum(d.value)::bigint / 100 as worth from deals d join users u on u.id = d.owner_id
      where d.workspace_id = ${workspaceId} and d.status = 'won' group by u.name order by 2 desc limit 1`.execute(db)
    return rows[0]
  })

/** The same by the reports: shares to four digits, days to two, money in cents. */
async function reported({ ann }: TestWorkspace): Promise<Record<string, number>> {
  const names = ['won', 'lost', 'open', 'winRate', 'wonValue', 'averageWon', 'cycleMean', 'lostDaysMean']
  const metrics = names.map((name) => `sales.${name}`).join(',')
  const { body } = await ann.asks('GET', `/figures?metrics=${metrics}&from=2016-01-01&to=2017-12-31&by=ownerId`)
  const digits: Record<string, number> = { winRate: 4, cycleMean: 2, lostDaysMean: 2, averageWon: 0 }
  const rounded = names.map((name, index) => [name, Number(body.total[index].value.toFixed(digits[name] ?? 0))])
  const best = Math.max(
    ...body.parts.flatMap(({ value, figures: own }: { value: string | null; figures: { value: number }[] }) =>
      value === null ? [] : (own[4]?.value ?? 0),
    ),
  )
  return { ...Object.fromEntries(rounded), best }
}

const loose = ({ ann, workspaceId }: TestWorkspace) =>
  ann.does(async ({ db }) => {
    const { rows } = await sql`select count(*) filter (where company_id is null)::integer as companyless,
        count(*) filter (where not exists (select from deal_lines l where l.workspace_id = d.workspace_id and l.deal_id = d.id
          and l.product_id is not null))::integer as productless,
        (select count(*)::integer from deal_lines l join products p on p.workspace_id = l.workspace_id and p.id = l.product_id
          where l.workspace_id = ${workspaceId} and p.name = 'GTX Pro') as of_gtx_pro,
        (select count(*)::integer from companies where workspace_id = ${workspaceId}) as companies
      from deals d where workspace_id = ${workspaceId}`.execute(db)
    return rows[0]
  })
