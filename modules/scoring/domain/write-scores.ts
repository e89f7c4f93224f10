import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { insertEventsFrom } from '#platform/events/record-from'
import { tellChanged } from '#platform/realtime/changes'
import '../events.ts'
import type { Because } from '../events.ts'
import { type Reach, reckonScores, SCORE_CHANGED } from './reckon-scores.ts'
import type { StoredScoring } from './stored-scoring.ts'

/** How many contacts were looked at, how many rows were written, and of how many the label is another. */
export interface Written {
  looked: number
  changed: number
  moved: number
}

interface Writing {
  reach: Reach
  because: Because
  /** Who is scored by the event to name as the cause: `record_id`, `cause_id`. */
  causes?: ReadonlyMap<string, string>
}

/**
 * Scores some contacts anew; scores, their history and what is told of them are one statement. Only rows that differ are
 * written: by a whole point, or by a rule that holds or no longer does. After an edit of the rules nobody is told one by
 * one, and a contact's first score is told only where it came by itself. The caller holds the scoring's row.
 */
export async function writeScores(
  ctx: Ctx,
  scoring: StoredScoring,
  { reach, because, causes = new Map() }: Writing,
): Promise<Written> {
  const now = sql`${ctx.now().toISOString()}::timestamptz`
  const own = sql`workspace_id = ${ctx.workspaceId} and source = 'rules'`
  const ofReach =
    'ids' in reach
      ? sql`id = any (${[...reach.ids]}::uuid[])`
      : sql`id <= ${reach.upTo}::uuid and (${reach.after}::uuid is null or id > ${reach.after}::uuid)`
  const reckoned = await reckonScores(ctx, scoring.scheme, reach)
  const { rows } = await sql<Written>`
    with ${reckoned.parts},
    asked as (select * from unnest(${[...causes.keys()]}::uuid[], ${[...causes.values()]}::uuid[]) as asked(record_id, cause_id)),
    before as (select id, fit, engagement, label, reasons, signature from contact_scores where ${own} and ${ofReach}),
    compared as materialized (
      select scored.id, scored.fit, scored.engagement, scored.fit_band, scored.engagement_band, scored.fit_band || scored.engagement_band as label,
        scored.reasons, hashtextextended(scored.times, ${scoring.version}) as signature, before.id is null as is_first,
        before.fit as fit_before, before.engagement as engagement_before, before.label as label_before,
        before.reasons as reasons_before, before.signature as signature_before
      from scored left join before on before.id = scored.id),
    changed as materialized (select * from compared
      where (fit, engagement, label, signature) is distinct from (fit_before, engagement_before, label_before, signature_before)),
    gone as (delete from contact_scores where ${own} and ${ofReach} and not exists (select from scored where scored.id = contact_scores.id)),
    written as (insert into contact_scores as kept
        (workspace_id, id, fit, engagement, fit_band, engagement_band, reasons, signature, label_since, scored_at)
      select ${ctx.workspaceId}::uuid, id, fit, engagement, fit_band, engagement_band, reasons, signature, ${now}, ${now} from changed
      on conflict (workspace_id, id, source) do update set fit = excluded.fit, engagement = excluded.engagement,
        fit_band = excluded.fit_band, engagement_band = excluded.engagement_band, reasons = excluded.reasons,
        signature = excluded.signature, scored_at = excluded.scored_at,
        label_since = case when (kept.fit_band, kept.engagement_band) is distinct from (excluded.fit_band, excluded.engagement_band)
          then excluded.label_since else kept.label_since end)
    ${noted(ctx, because, now)}
    ${told(ctx, because)}
    select (select count(*) from scored)::int as looked, (select count(*) from changed)::int as changed,
      (select count(*) from changed where label is distinct from label_before)::int as moved`.execute(ctx.db)
  const written = rows[0] ?? { looked: 0, changed: 0, moved: 0 }
  if (written.changed > 0) await tellChanged(ctx, ['contact', 'scoring'])
  return written
}

/** What goes into the history: a label that is another; and each change of what holds, where it came by a change. */
function noted(ctx: Ctx, because: Because, now: RawBuilder<unknown>): RawBuilder<unknown> {
  const worth = sql`not is_first and (label <> label_before ${because === 'change' ? sql`or signature <> signature_before` : sql``})`
  return sql`, noted as (insert into contact_score_changes (workspace_id, contact_id, id, changed_at, because, cause_id,
      from_fit, to_fit, from_engagement, to_engagement, from_label, to_label, from_reasons, to_reasons)
    select ${ctx.workspaceId}::uuid, changed.id, kith.uuid_v7(${now}), ${now}, ${because}, asked.cause_id, fit_before, fit,
      engagement_before, engagement, label_before, label, reasons_before, reasons
    from changed left join asked on asked.record_id = changed.id where ${worth})`
}

function told(ctx: Ctx, because: Because): RawBuilder<unknown> {
  if (because === 'edit') return sql``
  const first = because === 'change' ? sql`true` : sql`not is_first`
  return sql`, told as (${insertEventsFrom(
    ctx,
    sql`${SCORE_CHANGED}`,
    'contact',
    sql`select changed.id as record_id, coalesce(asked.cause_id, ${ctx.causeId ?? null}::uuid) as cause_id, jsonb_build_object('label', jsonb_build_array(label_before, label),
        'fit', jsonb_build_array(coalesce(fit_before, 0), fit), 'engagement', jsonb_build_array(coalesce(engagement_before, 0), engagement),
        'because', ${because}::text) as payload
      from changed left join asked on asked.record_id = changed.id where label is distinct from label_before and ${first}`,
    { onTimeline: true },
  )})`
}
