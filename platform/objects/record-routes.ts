import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { type Route, routes } from '#platform/http/route'
import { recordsContract } from './object-contract.ts'
import { handlersOf } from './object-routes.ts'
import type { ObjectType } from './object-type.ts'

type Act = 'read' | 'create' | 'update' | 'delete'

/** What answers the endpoints of the workspace's own objects, each of which has rights of its own. */
const handlers = handlersOf((ctx: Ctx, input: { object?: unknown }, act: Act) =>
  ownType(ctx, String(input.object), act),
)

// The engine works on fields by name; that its records have the contract's shape is held by the laws (checkOutput).
export const recordRoutes: Route[] = routes(recordsContract, handlers as never)

/** A custom object by name or plural. A core one has its own addresses; one that may not be read is as unknown. */
function ownType(ctx: Ctx, name: string, act: Act): ObjectType {
  const type = ctx.objects.all().find((one) => one.custom && (one.name === name || one.plural === name))
  if (!type || !ctx.may(`${type.plural}.read`)) return refuse('object_not_found', { object: name })
  const permission = `${type.plural}.${act}` as const
  if (!ctx.may(permission)) refuse('forbidden', { permission })
  return type
}
