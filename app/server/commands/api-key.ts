import { createApiKey } from '#platform/auth/api-keys'
import { type Scope, scopes } from '#platform/auth/permissions'
import { inWorkspace } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { operatorActing, type Whom } from './operator.ts'
import { runCommand } from './run.ts'

/** `kith api-key create`: prints the key alone on the last line. */
export const createKey = ({ name, scopes: list, ...whom }: Whom & { name: string; scopes: string }) =>
  runCommand(async ({ kith }) => {
    const acting = await operatorActing(kith, whom)
    const { key } = await inWorkspace(kith, acting, (ctx) =>
      createApiKey(ctx, { name, scopes: list.split(',').map(scopeOf) }),
    )
    console.log(key)
  })

function scopeOf(text: string): Scope {
  return (
    scopes.find((scope) => scope === text.trim()) ??
    refuseInput({
      path: '--scopes',
      code: 'invalid_value',
      message: `There is no scope “${text}”`,
      mend: `Use ${scopes.join(', ')}.`,
    })
  )
}
