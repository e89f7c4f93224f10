import type { Ctx } from '#platform/ctx/ctx'
import { type Route, routes } from '#platform/http/route'
import { bulkJobs } from './contract.ts'
import { describeJob, listFailures, listJobs } from './describe-jobs.ts'
import { cancelJob, retryJob, startJob, undoJob } from './start-job.ts'

export const bulkRoutes: Route[] = routes(bulkJobs, {
  create: startJob,
  list: listJobs,
  get: (ctx: Ctx, { id }: { id: string }) => describeJob(ctx, id),
  failures: listFailures,
  cancel: cancelJob,
  retry: retryJob,
  undo: undoJob,
})
