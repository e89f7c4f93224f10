import { type Plugin, runnerImport } from 'vite'
import type { EndpointContract } from '#platform/http/route'

const NAME = 'virtual:contract'

/**
 * Gives the web the contract as routes only. The whole one brings zod and its schemas (and behind them the server's
 * query builder), which no screen needs: the server checks, the types come from `typeof contract`.
 */
export function slimContract(): Plugin {
  return {
    name: 'slim-contract',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: async (id) => {
      if (id !== `\0${NAME}`) return undefined
      const { module } = await runnerImport<typeof import('#app/contract.ts')>(
        new URL('../contract.ts', import.meta.url).pathname,
        { configFile: false, logLevel: 'error' },
      )
      const addresses = Object.entries(module.contract).map(([group, endpoints]) => [
        group,
        Object.fromEntries(
          Object.entries<EndpointContract>(endpoints).map(([name, one]) => [
            name,
            [one['~orpc'].route.method, one['~orpc'].route.path],
          ]),
        ),
      ])
      const slim = JSON.stringify(Object.fromEntries(addresses))
      return `export default ${slim}`
    },
  }
}
