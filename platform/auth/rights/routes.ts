import { type Route, routes } from '#platform/http/route'
import { memberRights, memberRoles, roles, shares, teamParents } from './contract.ts'
import { explainRights } from './explain.ts'
import { explainRecord } from './explain-record.ts'
import { giveRole } from './give-role.ts'
import { changeRole, createRole, deleteRole, findRole, listRoles } from './roles.ts'
import { endShare, listShares, shareRecord } from './shares.ts'
import { setTeamParent } from './team-parent.ts'

const page = <T>(items: T[]) => ({ items, nextCursor: null })

export const rightsRoutes: Route[] = [
  ...routes(roles, {
    list: async (ctx) => page(await listRoles(ctx)),
    get: (ctx, { id }) => findRole(ctx, id),
    create: createRole,
    change: changeRole,
    delete: (ctx, { id }) => deleteRole(ctx, id),
  }),
  ...routes(memberRoles, { change: giveRole }),
  ...routes(teamParents, { change: setTeamParent }),
  ...routes(memberRights, { get: explainRights, ofRecord: explainRecord }),
  ...routes(shares, {
    list: async (ctx, asked) => page(await listShares(ctx, asked)),
    create: shareRecord,
    delete: (ctx, { id }) => endShare(ctx, id),
  }),
]
