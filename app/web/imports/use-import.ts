import { useMutation, useQueryClient } from '@tanstack/react-query'
import { importQuery, rowsKey } from './import-client.ts'
import type { Import, Mapped } from './import-model.ts'

interface Act {
  act: () => Promise<Import>
  /** Where columns are about to go: shown before the answer is there. */
  mapping?: Mapped[]
}

/**
 * Does something to an import and shows what became of it. `rows`: what is known of its rows is asked for anew.
 * One thing at a time: what is asked for meanwhile waits, so that answers come in order.
 */
export function useImportAct(id: string, { rows = false }: { rows?: boolean } = {}) {
  const cache = useQueryClient()
  return useMutation({
    scope: { id: `import ${id}` },
    mutationFn: ({ act }: Act) => act(),
    onSuccess: async (imported) => {
      cache.setQueryData(importQuery(id).queryKey, imported)
      if (rows) await cache.resetQueries({ queryKey: rowsKey })
    },
  })
}
