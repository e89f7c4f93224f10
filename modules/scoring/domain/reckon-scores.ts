import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { Refusal } from '#platform/http/refusal'
import { happenings } from '#platform/objects/compile-event'
import { compileFilter } from '#platform/objects/compile-filter'
import type { ObjectType } from '#platform/objects/object-type'
import {
  type EngagementRule,
  engagementBands,
  engagementRules,
  fitBands,
  fitRules,
  type Scheme,
} from './scheme-shape.ts'

/** The event this module tells; a rule over it would feed itself. */
export const SCORE_CHANGED = 'contact.score_changed'

/** Which contacts: some by id, or those behind one up to another. */
export type Reach = { ids: readonly string[] } | { after: string | null; upTo: string }

/** Parts of a `with`, and the rules that hold for nobody, as they ask for what is not there or not this person's to see. */
export interface Reckoned {
  parts: RawBuilder<unknown>
  refused: ReadonlySet<string>
}

/**
 * Queries, parts of one `with`, that end in `scored`: id, fit, engagement, fit_band, engagement_band, reasons, times.
 *
 * Fit is the sum of the points of the rules that hold. Engagement is Σ points · 2^(−age / half-life) over what happened
 * within the window (design reference, metrics §8), age in whole days of the workspace's time zone: so a score holds for
 * the whole day, whoever asks when. A group gives at most its cap, a score lies between 0 and its maximum, and is rounded
 * half up. What happened is read from the stream each time and nothing is added up as it comes: an event that is
 * delivered late or twice counts as it should. Rules that no longer compile (a field was archived) hold for nobody.
 */
export async function reckonScores(ctx: Ctx, scheme: Scheme, reach: Reach): Promise<Reckoned> {
  const contacts = ctx.objects.find('contact')
  const within = (id: RawBuilder<unknown>) =>
    'ids' in reach
      ? sql<SqlBool>`${id} = any (${[...reach.ids]}::uuid[])`
      : sql<SqlBool>`${id} <= ${reach.upTo}::uuid and (${reach.after}::uuid is null or ${id} > ${reach.after}::uuid)`
  const refused = new Set<string>()
  const holding: RawBuilder<unknown>[] = []
  for (const [at, { id, when }] of fitRules(scheme).entries()) {
    const predicate = await unlessRefused(compileFilter(ctx, contacts, when))
    if (!predicate) refused.add(id)
    holding.push(sql`(${predicate ?? sql`false`}) is true as ${sql.ref(`f${at}`)}`)
  }
  const happened: RawBuilder<unknown>[] = []
  for (const [at, rule] of engagementRules(scheme).entries()) {
    const part = await happenedOf(ctx, contacts, rule, at, within(sql`events.contact_id`))
    if (part) happened.push(part)
    else refused.add(rule.id)
  }
  const parts = sql`fitted as materialized (select contacts.id, ${listed([...holding, sql`true as living`])}
      from contacts where contacts.workspace_id = ${ctx.workspaceId} and contacts.deleted_at is null and ${within(sql`contacts.id`)}),
    happened as materialized (${sql.join([sql`select null::uuid, 0, 0::double precision, 0 where false`, ...happened], sql` union all `)}),
    engaged(id, ${listed(
      engagementRules(scheme).map((_, at) => sql`${sql.ref(`e${at}`)}, ${sql.ref(`n${at}`)}`),
      sql`nothing`,
    )}) as (
      select id, ${listed(
        engagementRules(scheme).map(
          (_, at) =>
            sql`sum(points) filter (where rule = ${sql.lit(at)}), coalesce(sum(times) filter (where rule = ${sql.lit(at)}), 0)`,
        ),
        sql`true`,
      )} from happened as each(id, rule, points, times) group by id),
    summed as (select fitted.id, ${fitOf(scheme)} as fit, ${engagementOf(scheme)} as engagement, ${reasonsOf(scheme)} as reasons,
      ${timesOf(scheme)} as times from fitted left join engaged on engaged.id = fitted.id),
    scored as materialized (select summed.*, ${bandOf(sql`fit`, scheme.fit, fitBands)} as fit_band,
      ${bandOf(sql`engagement`, scheme.engagement, engagementBands)} as engagement_band from summed)`
  return { parts, refused }
}

const listed = (parts: readonly RawBuilder<unknown>[], none: RawBuilder<unknown> = sql`true`) =>
  parts.length > 0 ? sql.join(parts) : none

/** Null where the filter language refuses what is asked. */
export const unlessRefused = <T>(compiling: Promise<T>): Promise<T | null> =>
  compiling.catch((error) => {
    if (error instanceof Refusal) return null
    throw error
  })

/** After so many half-lives nothing is left, and PostgreSQL would refuse so small a number. */
const FADED = sql`1000`

/** The sum of the faded points and how many times, by contact: each time, or the latest alone. */
async function happenedOf(
  ctx: Ctx,
  contacts: ObjectType,
  rule: EngagementRule,
  at: number,
  within: RawBuilder<SqlBool>,
): Promise<RawBuilder<unknown> | null> {
  const { event, changed, where, points, halfLifeDays, windowDays, repeats } = rule
  const conditions = await unlessRefused(happenings(ctx, contacts, { event, op: 'atLeast', changed, where }, 'when'))
  if (!conditions) return null
  const now = sql`${ctx.now().toISOString()}::timestamptz`
  const dayOf = (moment: RawBuilder<unknown>) => sql`(${moment} at time zone ${ctx.workspace.timeZone})::date`
  const moment = repeats ? sql`events.occurred_at` : sql`max(events.occurred_at)`
  const age = sql`(${dayOf(now)} - ${dayOf(moment)})`
  const faded = halfLifeDays
    ? sql`${points}::double precision * power(0.5::double precision, least(${FADED}, ${age} / ${halfLifeDays}::double precision))`
    : sql`${points}::double precision`
  return sql`select events.contact_id, ${sql.lit(at)}::int, ${repeats ? sql`sum(${faded})` : faded}, ${repeats ? sql`count(*)::int` : sql`1`}
    from events where ${sql.join([...conditions, within], sql` and `)} and events.type <> ${SCORE_CHANGED}
      and events.occurred_at <= ${now} and events.occurred_at > ${now} - make_interval(days => ${windowDays}::int)
    group by events.contact_id`
}

interface Grouped<R> {
  max: number
  groups: readonly { cap: number; rules: readonly R[] }[]
}

/** Each group's sum up to its cap; their sum between 0 and the maximum. `given` are the points of the how-manieth rule. */
function total<R extends { points: number }>(
  { max, groups }: Grouped<R>,
  given: (rule: R, at: number) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  let at = 0
  const parts = groups.map(({ cap, rules }) => {
    const points = rules.map((rule) => given(rule, at++))
    return sql`least(${cap}::double precision, ${points.length > 0 ? sql.join(points, sql` + `) : sql`0`})`
  })
  const sum = parts.length > 0 ? sql.join(parts, sql` + `) : sql`0`
  return sql`floor(least(${max}::double precision, greatest(0, ${sum})) + 0.5)::smallint`
}

const fitOf = ({ fit }: Scheme) => total(fit, ({ points }, at) => sql`${points}::int * ${sql.ref(`f${at}`)}::int`)
const engagementOf = ({ engagement }: Scheme) => total(engagement, (_, at) => sql`coalesce(${sql.ref(`e${at}`)}, 0)`)

const bandOf = (
  score: RawBuilder<unknown>,
  { best, good }: { best: number; good: number },
  [first, second, third]: readonly [string, string, string],
) =>
  sql`case when ${score} >= ${best} then ${first}::text when ${score} >= ${good} then ${second}::text else ${third}::text end`

/** A function of PostgreSQL takes a hundred arguments. */
const MOST_PAIRS = 40

/** `{rule: [points, times]}` of the rules that hold. */
function reasonsOf(scheme: Scheme): RawBuilder<unknown> {
  const pairs = [
    ...fitRules(scheme).map(
      ({ id, points }, at) =>
        sql`${id}::text, case when ${sql.ref(`f${at}`)} then jsonb_build_array(${points}::int, 1) end`,
    ),
    ...engagementRules(scheme).map(
      ({ id }, at) =>
        sql`${id}::text, case when ${sql.ref(`n${at}`)} > 0 then jsonb_build_array(round(${sql.ref(`e${at}`)}::numeric, 2), ${sql.ref(`n${at}`)}) end`,
    ),
  ]
  const objects = Array.from(
    { length: Math.ceil(pairs.length / MOST_PAIRS) },
    (_, part) => sql`jsonb_build_object(${sql.join(pairs.slice(part * MOST_PAIRS, (part + 1) * MOST_PAIRS))})`,
  )
  return objects.length > 0 ? sql`jsonb_strip_nulls(${sql.join(objects, sql` || `)})` : sql`'{}'::jsonb`
}

/** How often each rule holds, as one text. */
function timesOf(scheme: Scheme): RawBuilder<unknown> {
  const parts = [
    ...fitRules(scheme).map((_, at) => sql`${sql.ref(`f${at}`)}::int::text`),
    ...engagementRules(scheme).map((_, at) => sql`coalesce(${sql.ref(`n${at}`)}, 0)::text`),
  ]
  return parts.length > 0 ? sql`(${sql.join(parts, sql` || ',' || `)})` : sql`''`
}
