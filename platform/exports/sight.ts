import { type Reach, reaches } from '#platform/auth/rights/rules'
import type { Ctx } from '#platform/ctx/ctx'
import { hiddenOf } from '#platform/objects/conceal'
import type { ObjectType } from '#platform/objects/object-type'

/** What rights let somebody see: of each object whose records, and which fields. */
export interface Sight {
  objects: Record<string, { reach: Reach; fields: string[] }>
  /** Whose records `team` reaches. */
  mates: readonly string[]
  /** Whose shared records they see. */
  teams: readonly string[]
}

/** What whoever acts sees now. */
export function sightOf(ctx: Ctx): Sight {
  const types = ctx.objects.all()
  const near = types.find(({ name }) => reachOf(ctx, name) === 'team')
  return {
    objects: Object.fromEntries(
      types.map((type) => [type.name, { reach: readable(ctx, type), fields: Object.keys(type.fields) }]),
    ),
    mates: (near && ctx.rights?.owners(near.name, 'read')) ?? [],
    teams: ctx.rights?.teams ?? [],
  }
}

/** Whether whoever acts sees less than that. What is not there any more, or came since, takes nothing away. */
export function seesLessThan(ctx: Ctx, then: Sight): boolean {
  const now = sightOf(ctx)
  const isLess = (type: ObjectType) => {
    const before = then.objects[type.name]
    const reach = now.objects[type.name]?.reach ?? 'none'
    if (!before || before.reach === 'none') return false
    return (
      breadth(reach) < breadth(before.reach) ||
      before.fields.some((field) => hiddenOf(type).has(field)) ||
      (before.reach === 'team' && reach === 'team' && !holds(now.mates, then.mates)) ||
      (before.reach !== 'all' && reach !== 'all' && !holds(now.teams, then.teams))
    )
  }
  return ctx.objects.all().some(isLess)
}

const reachOf = (ctx: Ctx, object: string): Reach => ctx.rights?.reach(object, 'read') ?? 'all'
const readable = (ctx: Ctx, { name, plural }: ObjectType) => (ctx.may(`${plural}.read`) ? reachOf(ctx, name) : 'none')

const breadth = (reach: Reach) => -reaches.indexOf(reach)
const holds = (now: readonly string[], then: readonly string[]) => then.every((id) => now.includes(id))
