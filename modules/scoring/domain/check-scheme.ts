import type { Ctx } from '#platform/ctx/ctx'
import { happenings } from '#platform/objects/compile-event'
import { compileFilter } from '#platform/objects/compile-filter'
import type { Filter } from '#platform/objects/filter'
import { refuseFilter } from '#platform/objects/filter-refusals'
import { leavesOf, segmentsIn } from '#platform/segments/filter-parts'
import { storedSegments } from '#platform/segments/stored-segment'
import { SCORE_CHANGED } from './reckon-scores.ts'
import type { EngagementRule, FitRule, Scheme } from './scheme-shape.ts'

/**
 * Checks each rule that is new or another as a list would check its filter. What stood before stays as it was: it may ask
 * for what this person does not see.
 * @throws Refusal invalid_input naming the place in the scheme
 */
export async function checkScheme(ctx: Ctx, scheme: Scheme, before: Scheme | null): Promise<void> {
  const known = new Set([...rulesOf(before)].map(({ rule }) => JSON.stringify(rule)))
  const segments = await storedSegments(ctx)
  const speaking = new Set(segments.filter(({ filter }) => filter && asksForScores(filter)).map(({ id }) => id))
  for (const { rule, path } of rulesOf(scheme)) {
    if (known.has(JSON.stringify(rule))) continue
    if ('when' in rule) await checkFilter(ctx, rule.when, `${path}.when`, speaking)
    else await checkEvent(ctx, rule, path, speaking)
  }
}

function rulesOf(scheme: Scheme | null): { rule: FitRule | EngagementRule; path: string }[] {
  if (!scheme) return []
  return (['fit', 'engagement'] as const).flatMap((score) =>
    scheme[score].groups.flatMap(({ rules }, group) =>
      rules.map((rule: FitRule | EngagementRule, at: number) => ({
        rule,
        path: `scheme.${score}.groups.${group}.rules.${at}`,
      })),
    ),
  )
}

const asksForScores = (filter: Filter): boolean =>
  leavesOf(filter).some(({ leaf }) => 'field' in leaf && leaf.field?.split('.').includes('scoring'))

async function checkFilter(ctx: Ctx, filter: Filter, path: string, speaking: ReadonlySet<string>) {
  if (asksForScores(filter) || segmentsIn(filter).some((id) => speaking.has(id)))
    refuseFilter(
      path,
      'A score cannot ask for scores',
      'Leave out the condition on scores, or the segment that has one.',
    )
  await compileFilter(ctx, ctx.objects.find('contact'), filter, path)
}

async function checkEvent(ctx: Ctx, rule: EngagementRule, path: string, speaking: ReadonlySet<string>) {
  const { event, changed, where } = rule
  if (event === SCORE_CHANGED || event === 'contact.created' || event.startsWith('segment.'))
    refuseFilter(
      `${path}.event`,
      `“${event}” says nothing about engagement`,
      'Choose what contacts do, or what is done with them, for example “order.created”.',
    )
  if (where && segmentsIn(where).some((id) => speaking.has(id)))
    refuseFilter(`${path}.where`, 'A score cannot ask for scores', 'Leave out the segment that asks for them.')
  await happenings(ctx, ctx.objects.find('contact'), { event, op: 'atLeast', changed, where }, path)
}
