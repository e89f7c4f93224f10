import type { Ctx } from '#platform/ctx/ctx'
import { compileFilter } from '#platform/objects/compile-filter'
import { hiddenOf } from '#platform/objects/conceal'
import type { Filter } from '#platform/objects/filter'
import { seesAll } from '#platform/objects/reach'
import { isHappening, isReckoning, leavesOf } from '#platform/segments/filter-parts'
import { unlessRefused } from './reckon-scores.ts'
import { type EngagementRule, engagementRules, type FitRule, fitRules, type Scheme } from './scheme-shape.ts'

/**
 * The ids of the rules whose points this person may see one by one: those that name no field or object hidden from them, nor
 * an object of which they see but a part, whose records the points would count. Null: every rule there is or ever was.
 */
export async function visibleRules(ctx: Ctx, scheme: Scheme): Promise<ReadonlySet<string> | null> {
  if (seesEverything(ctx)) return null
  const visible = new Set<string>()
  for (const rule of [...fitRules(scheme), ...engagementRules(scheme)])
    if (await isVisible(ctx, askedBy(rule))) visible.add(rule.id)
  return visible
}

const askedBy = (rule: FitRule | EngagementRule): Filter =>
  'when' in rule ? rule.when : { event: rule.event, op: 'atLeast', changed: rule.changed, where: rule.where }

const seesEverything = (ctx: Ctx) =>
  ctx.rights === undefined ||
  (ctx.rights.readsAll &&
    ctx.objects.all().every((type) => hiddenOf(type).size === 0 && ctx.may(`${type.plural}.read`)))

async function isVisible(ctx: Ctx, filter: Filter): Promise<boolean> {
  const contacts = ctx.objects.find('contact')
  return namesNothingHidden(ctx, filter) && (await unlessRefused(compileFilter(ctx, contacts, filter))) !== null
}

/** Rather one rule too many hidden than one too few: a name that is hidden on any object counts. */
function namesNothingHidden(ctx: Ctx, filter: Filter): boolean {
  const types = ctx.objects.all()
  const hidden = new Set(types.flatMap((type) => [...hiddenOf(type).keys()]))
  const isWhole = (object: string) =>
    types.some(({ name, plural }) => [name, plural].includes(object) && seesAll(ctx, name) && ctx.may(`${plural}.read`))
  const elsewhere = (path: string) =>
    types.filter(({ name, plural }) =>
      path
        .split('.')
        .slice(0, -1)
        .some((part) => [name, plural, `${name}Id`].includes(part)),
    )
  return leavesOf(filter).every(({ leaf }) => {
    if (isHappening(leaf)) {
      const object = leaf.event.split('.')[0] ?? ''
      return (object === 'contact' || isWhole(object)) && !(leaf.changed && hidden.has(leaf.changed.field))
    }
    if (isReckoning(leaf)) return isWhole(leaf.related) && !(leaf.field && hidden.has(leaf.field))
    if (!('field' in leaf)) return seesAll(ctx, 'contact')
    const { field } = leaf
    return (
      ![field, ...field.split('.')].some((part) => hidden.has(part)) &&
      elsewhere(field).every(({ name }) => isWhole(name))
    )
  })
}
