import { type Scope, scopes } from '#platform/auth/permissions'
import { createApiKeyFor } from '#platform/auth/set-up-workspace'
import { refuseInput } from '#platform/http/refusal'
import { runCommand } from './run.ts'

interface Options {
  email: string
  workspace?: string
  name: string
  scopes: string
}

/** `kith api-key create`: prints the key alone on the last line. */
export const createKey = ({ scopes: list, ...request }: Options) =>
  runCommand(async ({ kith }) => {
    const { key } = await createApiKeyFor(kith, { ...request, scopes: list.split(',').map(scopeOf) })
    console.log(key)
  })

function scopeOf(text: string): Scope {
  return (
    scopes.find((scope) => scope === text.trim()) ??
    refuseInput({ path: '--scopes', code: 'invalid_value', message: `There is no scope “${text}”`, mend: `Use ${scopes.join(', ')}.` })
  )
}
