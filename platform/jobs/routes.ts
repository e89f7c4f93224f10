import { routes } from '#platform/http/route'
import { jobs } from './contract.ts'
import { listJobs, removeJob, retryJob } from './queue-entries.ts'

export const jobRoutes = routes(jobs, { list: listJobs, retry: retryJob, remove: removeJob })
