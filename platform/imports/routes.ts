import type { Ctx } from '#platform/ctx/ctx'
import { type Route, routes } from '#platform/http/route'
import { correctImport, removeImport } from './change-import.ts'
import { startCheck } from './check/start-check.ts'
import { importMappings, imports } from './contract.ts'
import { createImport } from './create-import.ts'
import { describeImport, listImports } from './describe-import.ts'
import { makeFields } from './make-fields.ts'
import { listRows } from './rows/list-rows.ts'
import { leaveOutUnmended, mendAll } from './rows/mend-many.ts'
import { leaveOutRow, mendRow } from './rows/mend-row.ts'
import { cancelImport, startRun } from './run/start-run.ts'
import { forgetMapping, listMappings, renameMapping } from './saved-mappings.ts'
import { startUndo } from './undo/undo-import.ts'

type One = { id: string }

export const importRoutes: Route[] = [
  ...routes(importMappings, { list: listMappings, rename: renameMapping, remove: forgetMapping }),
  ...routes(imports, {
    create: createImport,
    list: listImports,
    get: (ctx: Ctx, { id }: One) => describeImport(ctx, id),
    change: correctImport,
    makeFields,
    remove: removeImport,
    check: startCheck,
    rows: listRows,
    mendRow,
    leaveOut: leaveOutRow,
    mend: mendAll,
    leaveOutMany: leaveOutUnmended,
    run: (ctx: Ctx, { id }: One) => startRun(ctx, id),
    cancel: cancelImport,
    undo: (ctx: Ctx, { id }: One) => startUndo(ctx, id),
  }),
]
