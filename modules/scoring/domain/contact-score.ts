import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { findRecord } from '#platform/objects/find-record'
import type { ContactScore } from '../contract/contact-scores.ts'
import { engagementBands, fitBands, type Scheme } from './scheme-shape.ts'
import { type StoredScoring, storedScoring } from './stored-scoring.ts'
import { visibleRules } from './visible-rules.ts'

/** `{rule: [points, times]}` */
export type Reasons = Record<string, [points: number, times: number]>

interface Row {
  fit: number
  engagement: number
  fitBand: string
  engagementBand: string
  label: string
  labelSince: string
  scoredAt: string
  reasons: Reasons
}

/** A contact's scores with the points of each rule that holds. @throws Refusal record_not_found */
export async function contactScore(ctx: Ctx, id: string): Promise<{ active: boolean; score: ContactScore | null }> {
  await findRecord(ctx, ctx.objects.find('contact'), id)
  const scoring = await storedScoring(ctx)
  const { rows } =
    await sql<Row>`select fit, engagement, fit_band, engagement_band, label, label_since, scored_at, reasons
    from contact_scores where workspace_id = ${ctx.workspaceId} and id = ${id} and source = 'rules'`.execute(ctx.db)
  const [row] = rows
  if (!scoring?.active || !row) return { active: scoring?.active ?? false, score: null }
  return { active: true, score: await described(ctx, scoring, row) }
}

async function described(ctx: Ctx, { scheme, computedAt }: StoredScoring, row: Row): Promise<ContactScore> {
  const visible = await visibleRules(ctx, scheme)
  const asOf = computedAt && Date.parse(computedAt) > Date.parse(row.scoredAt) ? computedAt : row.scoredAt
  const half = (score: 'fit' | 'engagement', bands: readonly string[], sign: string): ContactScore[typeof score] => ({
    score: row[score],
    max: scheme[score].max,
    sign,
    name: scheme[score].names[bands.indexOf(sign)] ?? '',
    groups: groupsOf(scheme[score], row.reasons, visible),
  })
  return {
    label: row.label,
    labelSince: row.labelSince,
    asOf,
    fit: half('fit', fitBands, row.fitBand),
    engagement: half('engagement', engagementBands, row.engagementBand),
  }
}

type Groups = ContactScore['fit']['groups']
type Group = Scheme['fit']['groups'][number] | Scheme['engagement']['groups'][number]

/** Groups in which a rule holds. One with a rule that does not show stands without a name: its sum would tell. */
function groupsOf(
  { groups }: { groups: readonly Group[] },
  reasons: Reasons,
  visible: ReadonlySet<string> | null,
): Groups {
  const holding = groups.filter(({ rules }) => rules.some(({ id }) => reasons[id]))
  const shows = ({ rules }: Group) => rules.every(({ id }) => !visible || visible.has(id))
  const concealed = holding.filter((group) => !shows(group))
  const sum = (group: Group) =>
    Math.min(
      group.cap,
      group.rules.reduce((all, { id }) => all + (reasons[id]?.[0] ?? 0), 0),
    )
  return [
    ...holding.filter(shows).map((group) => ({
      name: group.name,
      points: rounded(sum(group)),
      cap: group.cap,
      reasons: group.rules.flatMap(({ id, name }) => {
        const found = reasons[id]
        return found ? [{ rule: id, name, points: rounded(found[0]), times: found[1] }] : []
      }),
    })),
    ...(concealed.length > 0
      ? [{ name: null, points: rounded(concealed.reduce((all, group) => all + sum(group), 0)), cap: null, reasons: [] }]
      : []),
  ]
}

const rounded = (points: number) => Math.round(points * 10) / 10
