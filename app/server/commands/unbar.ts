import { findWorkspaceSecurity, setWorkspaceSecurity } from '#platform/auth/people/workspace-security'
import { inWorkspace } from '#platform/ctx/ctx'
import { operatorActing, type Whom } from './operator.ts'
import { runCommand } from './run.ts'

/** `kith unbar`: whoever runs the machine lets administrators in whom their own list of addresses shuts out. */
export const unbar = (whom: Whom) =>
  runCommand(async ({ kith }) => {
    const acting = await operatorActing(kith, whom)
    const before = await inWorkspace(kith, acting, async (ctx) => {
      const security = await findWorkspaceSecurity(ctx)
      await setWorkspaceSecurity(ctx, { ...security, adminAddresses: [] }, '')
      return security.adminAddresses
    })
    console.log(
      before.length > 0
        ? `Administrators of ${acting.workspace.name} come in from any address again; it was ${before.join(', ')}.`
        : `Administrators of ${acting.workspace.name} come in from any address already.`,
    )
  })
