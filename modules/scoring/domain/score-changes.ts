import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { findRecord } from '#platform/objects/find-record'
import type { ScoreChange } from '../contract/contact-scores.ts'
import type { Reasons } from './contact-score.ts'
import { storedScoring } from './stored-scoring.ts'
import { visibleRules } from './visible-rules.ts'

interface Row {
  id: string
  changedAt: string
  because: ScoreChange['because']
  fromFit: number
  toFit: number
  fromEngagement: number
  toEngagement: number
  fromLabel: string
  toLabel: string
  fromReasons: Reasons
  toReasons: Reasons
}

interface Asked {
  id: string
  limit: number
  cursor?: string | undefined
}

/** Why a contact's scores changed, newest first. @throws Refusal record_not_found */
export async function scoreChanges(ctx: Ctx, { id, limit, cursor }: Asked) {
  await findRecord(ctx, ctx.objects.find('contact'), id)
  const scoring = await storedScoring(ctx)
  const { rows } = await sql<Row>`select id, changed_at, because, from_fit, to_fit, from_engagement, to_engagement,
      from_label, to_label, from_reasons, to_reasons
    from contact_score_changes where workspace_id = ${ctx.workspaceId} and contact_id = ${id}
      and (${cursor ?? null}::uuid is null or id < ${cursor ?? null}::uuid)
    order by id desc limit ${limit + 1}`.execute(ctx.db)
  const visible = scoring ? await visibleRules(ctx, scoring.scheme) : new Set<string>()
  const page = rows.slice(0, limit)
  return {
    items: page.map((row) => described(row, scoring?.pastNames ?? {}, visible)),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

function described(row: Row, names: Record<string, string>, visible: ReadonlySet<string> | null): ScoreChange {
  return {
    id: row.id,
    changedAt: row.changedAt,
    because: row.because,
    label: { from: row.fromLabel, to: row.toLabel },
    fit: { from: row.fromFit, to: row.toFit },
    engagement: { from: row.fromEngagement, to: row.toEngagement },
    rules: differences(row, names, visible),
  }
}

/** Rules that give other points than before, the largest difference first; those that do not show, taken together. */
function differences(
  { fromReasons, toReasons }: Row,
  names: Record<string, string>,
  visible: ReadonlySet<string> | null,
): ScoreChange['rules'] {
  const points = (reasons: Reasons, rule: string) => reasons[rule]?.[0] ?? 0
  const moved = [...new Set([...Object.keys(fromReasons), ...Object.keys(toReasons)])]
    .map((rule) => ({ rule, from: points(fromReasons, rule), to: points(toReasons, rule) }))
    .filter(({ from, to }) => Math.abs(to - from) >= 0.05)
  const shown = moved.filter(({ rule }) => !visible || visible.has(rule))
  const concealed = moved.filter((each) => !shown.includes(each))
  const sum = (side: 'from' | 'to') => concealed.reduce((all, each) => all + each[side], 0)
  const together = concealed.length > 0 ? [{ rule: null, name: null, from: sum('from'), to: sum('to') }] : []
  return [
    ...shown
      .map((each) => ({ ...each, name: names[each.rule] ?? null }))
      .toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from)),
    ...together,
  ].map(({ from, to, ...rest }) => ({ ...rest, from: rounded(from), to: rounded(to) }))
}

const rounded = (points: number) => Math.round(points * 10) / 10
