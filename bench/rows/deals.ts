import { inTurn } from '../measure.ts'
import { ms, type Row } from '../row.ts'
import type { Stand } from '../stand.ts'

const ALL = 200_000
export const OPEN = 10_000
const MOST = 1.5

const year = new Date().getFullYear()
const period = { from: `${year - 1}-01-01`, to: `${year}-12-31` }
const asked = `from=${period.from}&to=${period.to}`

/** Of 200,000 deals, 10,000 of them open: reports and the forecast against hand-written SQL. */
export async function dealRows({ api, byHand, workspaceId }: Stand): Promise<Row[]> {
  const span = [workspaceId, period.from, period.to]
  const funnel = await inTurn(9, {
    kith: () => api.get(`/sales-reports/funnel?pipeline=sales&${asked}`),
    hand: () => byHand('funnel', handFunnel, span),
  })
  const metrics = 'sales.wonValue,sales.won,sales.lost,sales.winRate,sales.averageWon,sales.cycle'
  const winRate = await inTurn(9, {
    kith: () => api.get(`/figures?metrics=${metrics}&${asked}&by=ownerId`),
    hand: () => byHand('winRate', handWinRate, span),
  })
  const forecast = await inTurn(9, {
    kith: () => api.get('/forecast?span=quarter'),
    hand: () =>
      byHand('forecast', handForecast, [workspaceId]).then(() => byHand('chances', handChances, [workspaceId])),
  })
  const waterfall = await inTurn(5, { kith: () => api.get(`/sales-reports/waterfall?${asked}`) })
  const against = (
    work: string,
    { kith, hand }: { kith: { p50: number; p95: number }; hand: { p50: number; p95: number } },
  ): Row => ({
    work,
    measured: ms(kith),
    limit: ms(hand),
    ratio: (kith.p50 / hand.p50).toFixed(2),
    target: `p50 ≤ ${MOST} × hand-written SQL`,
    met: kith.p50 <= MOST * hand.p50,
  })
  return [
    against(`funnel of two years over ${ALL.toLocaleString('en')} deals`, funnel),
    against(`forecast of the quarter with its outlook by history over ${ALL.toLocaleString('en')} deals`, forecast),
    against(`win rate by owner over ${ALL.toLocaleString('en')} deals`, winRate),
    {
      work: `pipeline changes of two years over ${ALL.toLocaleString('en')} deals`,
      measured: ms(waterfall.kith),
      target: 'p50 ≤ 10 s',
      met: waterfall.kith.p50 <= 10_000,
    },
  ]
}

const handFunnel = `
  with visits as materialized (
    select deal_id, stage, min(entered_at) as came, bool_and(left_at is not null) as has_left,
      sum(extract(epoch from left_at - entered_at)) / 86400.0 as days
    from deal_stays where workspace_id = $1 and pipeline = 'sales' group by 1, 2),
  known as materialized (
    select far.*, d.status from (
      select v.deal_id, min(v.came) as came, max(s.position) as furthest
      from visits v join stages s on s.workspace_id = $1 and s.id = v.stage group by 1) far
    join deals d on d.workspace_id = $1 and d.id = far.deal_id and d.deleted_at is null),
  cohort as materialized (
    select * from known where came >= ($2::date::timestamp at time zone 'UTC') and came < (($3::date + 1)::timestamp at time zone 'UTC'))
  select furthest::text, status, count(*), null::float8, null::float8 from cohort group by 1, 2
  union all
  select stage, null, count(*), percentile_cont(0.5) within group (order by days), percentile_cont(0.9) within group (order by days)
  from visits join cohort using (deal_id) where has_left group by 1`

const quarter = `(select date_trunc('quarter', now()) as from_day, date_trunc('quarter', now()) + interval '3 months' as to_day) q`

const handForecast = `
  select d.owner_id, case when d.status = 'won' then 'closed' else coalesce(d.forecast_category, s.category) end as category, count(*),
    sum(d.value), sum(d.weighted)
  from ${quarter}, deals d join stages s on s.workspace_id = d.workspace_id and s.id = d.stage
  where d.workspace_id = $1 and d.deleted_at is null and (d.status = 'open' and d.close_on >= q.from_day::date and d.close_on < q.to_day::date
    or d.status = 'won' and d.closed_at >= q.from_day and d.closed_at < q.to_day)
  group by 1, 2`

/** How often deals were won that stood as long in a stage, within as many days as the quarter has left. */
const handChances = `
  select s.stage, a.age, count(*),
    count(*) filter (where d.status = 'won' and d.closed_at <= s.entered_at + make_interval(days => a.age) + (q.to_day - now()))
  from ${quarter}, deal_stays s join deals d on d.workspace_id = s.workspace_id and d.id = s.deal_id and d.deleted_at is null,
    unnest(array[0, 7, 14, 30, 60, 120]) as a(age)
  where s.workspace_id = $1 and s.entered_at > now() - interval '3 years'
    and s.entered_at + make_interval(days => a.age) + (q.to_day - now()) <= now()
    and (s.left_at is null or s.left_at > s.entered_at + make_interval(days => a.age))
  group by 1, 2`

const handWinRate = `
  select owner_id, grouping(owner_id), sum(value) filter (where status = 'won' and currency = 'EUR'), count(*) filter (where status = 'won'),
    count(*) filter (where status = 'lost'), avg(value) filter (where status = 'won' and currency = 'EUR'),
    percentile_cont(0.5) within group (order by extract(epoch from closed_at - started_at) / 86400.0) filter (where status = 'won')
  from deals where workspace_id = $1 and deleted_at is null and status in ('won', 'lost')
    and closed_at >= ($2::date::timestamp at time zone 'UTC') and closed_at < (($3::date + 1)::timestamp at time zone 'UTC')
  group by grouping sets ((1), ())`

/** Deals with the stages they stood in, straight into the tables; the first by the API, which makes the pipeline. */
export async function addDeals({ api, owner, owners, workspaceId }: Stand): Promise<void> {
  const { rows } = await owner.query('select count(*)::int as count from deals where workspace_id = $1', [workspaceId])
  if (rows[0]?.count >= ALL) return
  await api.send('POST', '/deals', { name: 'The first', currency: 'EUR', amount: 100 })
  const { rows: companies } = await owner.query<{ id: string }>(
    'select id from companies where workspace_id = $1 limit 2000',
    [workspaceId],
  )
  await owner.query('set session_replication_role = replica')
  await owner.query(
    `insert into deals (workspace_id, id, name, pipeline, stage, status, currency, amount, value, weighted, close_on, owner_id, source,
       started_at, stage_since, closed_at, search_text)
     select $1, gen_random_uuid(), 'Deal ' || n, 'sales', s.id, made.status, 'EUR', made.value, made.value, made.value / 4,
       (made.started + interval '60 days')::date, ($2::uuid[])[1 + n % cardinality($2::uuid[])], (array['Website', 'Fair', 'Call', null])[1 + n % 4],
       made.started, made.started, case when made.status <> 'open' then least(now(), made.started + made.length) end, 'deal ' || n
     from generate_series(1, $3::int) n
     cross join lateral (select case when n <= $4 then 'open' when random() < 0.6 then 'won' else 'lost' end as status,
       (10000 + 5000000 * power(random(), 3))::bigint as value, now() - random() * interval '2 years' as started,
       (1 + random() * 120) * interval '1 day' as length) made
     join stages s on s.workspace_id = $1 and s.pipeline_id = 'sales' and s.position = n % 4`,
    [workspaceId, owners, ALL, OPEN],
  )
  await owner.query(
    `insert into deal_stays (workspace_id, deal_id, entered_at, pipeline, stage, left_at, ended_by, value, currency)
     select d.workspace_id, d.id, d.started_at + part.span * s.position, d.pipeline, s.id,
       case when s.position < own.position then d.started_at + part.span * (s.position + 1) else d.closed_at end,
       case when s.position < own.position then 'move' when d.status <> 'open' then d.status end, d.value, d.currency
     from deals d join stages own on own.workspace_id = d.workspace_id and own.id = d.stage
     join stages s on s.workspace_id = d.workspace_id and s.pipeline_id = d.pipeline and s.position <= own.position
     cross join lateral (select (coalesce(d.closed_at, now()) - d.started_at) / (own.position + 1) as span) part
     where d.workspace_id = $1 and not exists (select from deal_stays t where t.workspace_id = $1 and t.deal_id = d.id)`,
    [workspaceId],
  )
  await owner.query(
    `insert into deal_values (workspace_id, deal_id, since, value, currency)
     select workspace_id, id, started_at, value, currency from deals d where workspace_id = $1
       and not exists (select from deal_values v where v.workspace_id = $1 and v.deal_id = d.id)`,
    [workspaceId],
  )
  // Each open deal is sold to a company, with one thing done and one to do.
  await owner.query(
    `update deals set company_id = ($2::uuid[])[1 + abs(hashtext(id::text)) % cardinality($2::uuid[])] where workspace_id = $1 and status = 'open'`,
    [workspaceId, companies.map(({ id }) => id)],
  )
  await owner.query(
    `with work as (
       insert into tasks (workspace_id, id, title, assignee_id, completed_at, due_at, search_text)
       select d.workspace_id, gen_random_uuid(), d.id::text, d.owner_id, case when n = 1 then d.started_at + interval '3 days' end,
         now() + interval '5 days', 'call again'
       from deals d, generate_series(1, 2) n where d.workspace_id = $1 and d.status = 'open' returning *)
     insert into activity_links (workspace_id, owner_id, part, record_id, object, position)
     select workspace_id, id, 'links', title::uuid, 'deal', 0 from work`,
    [workspaceId],
  )
  await owner.query(`update tasks set title = 'Call again' where workspace_id = $1`, [workspaceId])
  await owner.query('set session_replication_role = default')
  await owner.query('vacuum analyze deals, deal_stays, deal_values, tasks, activity_links')
}
