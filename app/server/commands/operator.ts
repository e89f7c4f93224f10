import { actingForJob } from '#platform/ctx/acting-for'
import type { Acting, Kith } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'

export interface Whom {
  /** A member; without it the workspace's owner. */
  email?: string | undefined
  /** Name or id; without it the only workspace there is. */
  workspace?: string | undefined
}

/** On whose behalf a command of the operator acts: a member of a workspace, by default the owner of the only one. */
export async function operatorActing(kith: Kith, { email, workspace }: Whom): Promise<Acting> {
  const { rows } = await kith.database.owner.query<{
    workspaceId: string
    name: string
    userId: string
    email: string
    role: string
  }>(
    `select m.workspace_id as "workspaceId", w.name, m.user_id as "userId", u.email, m.role
     from memberships m join workspaces w on w.id = m.workspace_id join users u on u.id = m.user_id
     order by m.role = 'owner' desc, m.created_at`,
  )
  const named = rows.filter(
    (row) =>
      (!workspace || row.workspaceId === workspace || row.name === workspace) &&
      (!email || row.email === email.toLowerCase()),
  )
  const [member] = named
  if (!member)
    return refuseInput({
      path: '--workspace',
      code: 'workspace_not_found',
      message: 'There is no such workspace or member',
      mend:
        rows.length > 0
          ? `There is ${[...new Set(rows.map(({ name }) => name))].join(', ')}.`
          : 'Make one: kith setup --workspace … --email … --password …',
    })
  if (new Set(named.map(({ workspaceId }) => workspaceId)).size > 1)
    refuseInput({
      path: '--workspace',
      code: 'ambiguous',
      message: 'There are several workspaces',
      mend: `Name one: ${[...new Set(named.map(({ name }) => name))].join(', ')}.`,
    })
  return actingForJob(kith, member)
}
