import { type Route, routes } from '#platform/http/route'
import { undos } from './contract.ts'
import { startUndo } from './start-undo.ts'
import { readUndo } from './told-undo.ts'

export const undoRoutes: Route[] = routes(undos, { create: startUndo, get: readUndo })
