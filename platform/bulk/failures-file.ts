import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { actingOf, authenticate } from '#platform/auth/authenticate'
import { type Acting, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { asCsv } from '#platform/files/as-csv'
import { sendCsv } from '#platform/files/csv-download'
import { refuse } from '#platform/http/refusal'
import { listFailures } from './describe-jobs.ts'

const Params = z.object({ id: z.uuid().toLowerCase() })
const PAGE = 1_000

/** Serves `GET /api/v1/bulk-jobs/{id}/failures/file`: the records that a job could not change, and why, as CSV. */
export function mountBulkFailures(server: FastifyInstance, kith: Kith): void {
  server.get('/api/v1/bulk-jobs/:id/failures/file', async (request, reply) => {
    const acting = actingOf(await authenticate(kith, request), 'signedIn')
    const params = Params.safeParse(request.params)
    if (!params.success) refuse('bulk_job_not_found')
    const { id } = params.data
    const first = await inWorkspace(kith, acting, (ctx) => listFailures(ctx, { id, limit: PAGE }))
    return sendCsv(reply, `failed-records-${id}`, linesOf(kith, acting, id, first))
  })
}

type Page = Awaited<ReturnType<typeof listFailures>>

async function* linesOf(kith: Kith, acting: Acting, id: string, first: Page): AsyncGenerator<string> {
  yield asCsv([['Record', 'Id', 'Field', 'What is wrong', 'What to do']])
  for (let page = first; ; ) {
    const { items, nextCursor } = page
    if (items.length > 0)
      yield asCsv(
        items.flatMap(({ recordId, title, errors }) =>
          errors.map(({ path, message, mend }) => [title ?? '', recordId, path, message, mend]),
        ),
      )
    if (!nextCursor) return
    page = await inWorkspace(kith, acting, (ctx) => listFailures(ctx, { id, limit: PAGE, cursor: nextCursor }))
  }
}
