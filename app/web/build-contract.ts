import { minifyContractRouter } from '@orpc/contract'
import { type Plugin, runnerImport } from 'vite'

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
      // What an endpoint needs or refuses is the server's business; leaving it out saves half of the bytes.
      const slim = JSON.stringify(minifyContractRouter(module.contract), (key, value) =>
        key === 'meta' || key === 'errorMap' ? {} : key === 'summary' || key === 'tags' ? undefined : value,
      )
      return `export default ${slim}`
    },
  }
}
