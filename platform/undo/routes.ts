import { type Route, routes } from '#platform/http/route'
import { undos } from './contract.ts'
import { readUndo, startUndo } from './start-undo.ts'

export const undoRoutes: Route[] = routes(undos, { create: startUndo, get: readUndo })
