import type { Ctx } from '#platform/ctx/ctx'
import { type InputError, refuse, refuseInput } from '#platform/http/refusal'
import { isHideable } from '#platform/objects/conceal'
import { type Act, grantsOf, type RoleRules, reaches } from './rules.ts'

const acts: readonly Act[] = ['read', 'create', 'update', 'delete']

/**
 * Refuses rules that name what there is not, hide what a record is known by, or give more than whoever makes them has.
 * @throws Refusal invalid_input, forbidden
 */
export function checkRules(ctx: Ctx, rules: RoleRules): void {
  const errors = [...unknownObjects(ctx, rules), ...unknownFields(ctx, rules)]
  if (errors.length > 0) refuseInput(...errors)
  refuseMore(ctx, rules)
}

/** @throws Refusal forbidden for a role that may more than the person behind `ctx` */
export function refuseMore(ctx: Ctx, rules: RoleRules): void {
  const permission = beyond(ctx, rules)
  if (permission) refuse('forbidden', { permission })
}

/** The first thing that a role may and the person behind `ctx` may not; null: there is none. */
export function beyond(ctx: Ctx, rules: RoleRules): string | null {
  const right = rules.rights.find((one) => !ctx.may(one))
  if (right || !ctx.rights) return right ?? null
  const mine = ctx.rights.rules
  for (const object of ['*', ...Object.keys(rules.objects), ...Object.keys(mine.objects)])
    for (const act of acts)
      if (width(grantsOf(rules, object)[act]) > width(grantsOf(mine, object)[act])) return `${object}.${act}`
  for (const [object, { hidden, readonly }] of Object.entries(mine.fields)) {
    const theirs = rules.fields[object]
    if (!hidden.every((name) => theirs?.hidden.includes(name))) return `${object}.read`
    if (!readonly.every((name) => theirs?.hidden.includes(name) || theirs?.readonly.includes(name)))
      return `${object}.update`
  }
  return null
}

/** The further, the wider. */
const width = (reach: (typeof reaches)[number]) => reaches.length - reaches.indexOf(reach)

const unknownObjects = (ctx: Ctx, { objects, fields }: RoleRules): InputError[] =>
  [...new Set([...Object.keys(objects), ...Object.keys(fields)])]
    .filter((object) => !ctx.objects.known(object))
    .map((object) => ({
      path: `rules.${Object.hasOwn(objects, object) ? 'objects' : 'fields'}.${object}`,
      code: 'unknown_object',
      message: `There is no object “${object}”`,
      mend: 'Use a name of GET /api/v1/objects.',
    }))

function unknownFields(ctx: Ctx, { fields }: RoleRules): InputError[] {
  return Object.entries(fields).flatMap(([object, { hidden }]) => {
    const type = ctx.objects.known(object)
    // A field that has gone since is no mistake; one that has to show is.
    return (type ? hidden.filter((name) => type.fields[name] && !isHideable(type, name)) : []).map((name) => ({
      path: `rules.fields.${object}.hidden`,
      code: 'field_must_show',
      message: `“${name}” cannot be hidden: records are known by it`,
      mend: 'Leave it out.',
    }))
  })
}
