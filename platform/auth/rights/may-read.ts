import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column, ofType } from '#platform/objects/columns'
import { wholeOf } from '#platform/objects/conceal'
import { ownerFields } from '#platform/objects/reach'
import type { Permission } from '../permissions.ts'
import { rightsOfPerson } from './rights.ts'
import { loadRights } from './workspace-rights.ts'

interface Told {
  userIds: readonly string[]
  object: string
  /** Absent: any record of the object. */
  recordId?: string | undefined
}

interface Whose {
  owners: string[]
  /** The team in whose queue it waits. */
  queue: string | null
  createdBy: string | null
  users: string[]
  teams: string[]
}

/**
 * Who of these people may see a record: for what is written to them about it. Asked where every row is seen, by the system
 * or by whoever caused the news.
 */
export async function whoMayRead(ctx: Ctx, { userIds, object, recordId }: Told): Promise<string[]> {
  const type = ctx.objects.known(object)
  if (!type || userIds.length === 0) return []
  const known = await loadRights(ctx.db, ctx.workspaceId, ctx.objects.core)
  const { rows: members } = await sql<{ userId: string; role: string }>`select user_id, role from memberships
    where workspace_id = ${ctx.workspaceId} and user_id = any (${userIds}::uuid[])`.execute(ctx.db)
  const people = members.flatMap(({ userId, role }) => {
    const found = known.role(role)
    return found?.may(`${type.plural}.read`) ? [rightsOfPerson(found, userId, known.near(userId))] : []
  })
  if (recordId === undefined || people.every((rights) => rights.owners(object, 'read') === null))
    return people.map(({ userId }) => userId)
  const names = ownerFields(type)
  const queue = wholeOf(type).fields.teamId ? sql`${column(type, 'teamId')}::text` : sql`null::text`
  const owners = names.length > 0 ? sql.join(names.map((name) => sql`${column(type, name)}::text`)) : sql`null::text`
  const { rows } = await sql<Whose>`
    select array_remove(array[${owners}], null) as owners, ${queue} as queue, created_by,
      array(select user_id::text from record_shares where workspace_id = ${ctx.workspaceId} and object = ${object}
        and record_id = ${recordId} and user_id is not null) as users,
      array(select team_id::text from record_shares where workspace_id = ${ctx.workspaceId} and object = ${object}
        and record_id = ${recordId} and team_id is not null) as teams
    from ${sql.table(type.table)} where ${column(type, 'workspaceId')} = ${ctx.workspaceId}
      and ${column(type, 'id')} = ${recordId} and ${ofType(type)}`.execute(ctx.db)
  const [record] = rows
  if (!record) return []
  const whose = record.owners.length > 0 ? record.owners : record.createdBy ? [record.createdBy] : []
  return people.flatMap((rights) => {
    const within = rights.owners(object, 'read')
    const sees =
      within === null ||
      whose.some((id) => within.includes(id)) ||
      // What waits in a team's queue shows to the team.
      (within.length > 0 && record.queue !== null && rights.teams.includes(record.queue)) ||
      record.users.includes(rights.userId) ||
      record.teams.some((id) => rights.teams.includes(id))
    return sees ? [rights.userId] : []
  })
}

/** Whether a role has a right, as the transaction sees the roles now. */
export async function rightsOfRoles(ctx: Ctx): Promise<(role: string, permission: Permission) => boolean> {
  const known = await loadRights(ctx.db, ctx.workspaceId, ctx.objects.core)
  return (role, permission) => known.role(role)?.may(permission) ?? false
}
