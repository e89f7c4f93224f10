import { type Plugin, runnerImport } from 'vite'
import type { EndpointContract } from '#platform/http/route'

const NAME = /^virtual:contract\/(first|rest)$/

/** What the shell, home and the lists of records ask before anything is seen; more would weigh on the first load. */
const FIRST = new Set([
  ...['session', 'workspace', 'objects', 'views', 'tags', 'teams', 'notifications', 'dismissals', 'inbox', 'home'],
  ...['contacts', 'companies', 'tasks', 'activities', 'deals', 'conversations', 'tickets', 'orders', 'records'],
])

type Routes = Record<string, Record<string, [method: string | undefined, path: string | undefined]>>

/**
 * Gives the web the contract as routes only. The whole one brings zod and its schemas (and behind them the server's
 * query builder), which no screen needs: the server checks, the types come from `typeof contract`. The rest of it comes later than
 * the first.
 */
export function slimContract(): Plugin {
  let routes: Promise<Routes> | undefined
  return {
    name: 'slim-contract',
    resolveId: (id) => (NAME.test(id) ? `\0${id}` : undefined),
    load: async (id) => {
      const [, part] = NAME.exec(id.slice(1)) ?? []
      if (!part) return undefined
      routes ??= readRoutes()
      const wanted = Object.entries(await routes).filter(([group]) => FIRST.has(group) === (part === 'first'))
      return `export default ${JSON.stringify(Object.fromEntries(wanted))}`
    },
  }
}

async function readRoutes(): Promise<Routes> {
  const { module } = await runnerImport<typeof import('#app/contract.ts')>(
    new URL('../contract.ts', import.meta.url).pathname,
    { configFile: false, logLevel: 'error' },
  )
  return Object.fromEntries(
    Object.entries(module.contract).map(([group, endpoints]) => [
      group,
      Object.fromEntries(
        Object.entries<EndpointContract>(endpoints).map(([name, one]) => [
          name,
          [one['~orpc'].route.method, one['~orpc'].route.path],
        ]),
      ),
    ]),
  )
}
