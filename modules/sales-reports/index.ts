import './metrics/deals.ts'
import './metrics/dimensions.ts'
import './metrics/work.ts'
import './metrics/worth.ts'

export { salesReportsRoutes } from './api/routes.ts'
export { salesReportsContract } from './contract/reports.ts'
