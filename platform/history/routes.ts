import './alerts/events.ts'
import './events.ts'
import { type Route, routes } from '#platform/http/route'
import { listAudit } from './audit.ts'
import { acts, auditEvents, histories } from './contract.ts'
import { lastActs } from './last-acts.ts'
import { recordHistory } from './record-history.ts'
import { restoreValue } from './restore-value.ts'

export const historyRoutes: Route[] = [
  ...routes(histories, { list: recordHistory, restore: restoreValue }),
  ...routes(acts, { list: lastActs }),
  ...routes(auditEvents, { list: listAudit }),
]
