import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import Papa from 'papaparse'
import { z } from 'zod'
import { authenticate } from '#platform/auth/authenticate'
import { type Acting, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { listFailures } from './describe-jobs.ts'

const Params = z.object({ id: z.uuid().toLowerCase() })
const PAGE = 1_000
// A cell that a spreadsheet would compute is written so that it does not.
const FORMULA = /^[=@\t\r+-]/

/** Serves `GET /api/v1/bulk-jobs/{id}/failures/file`: the records that a job could not change, and why, as CSV. */
export function mountBulkFailures(server: FastifyInstance, kith: Kith): void {
  server.get('/api/v1/bulk-jobs/:id/failures/file', async (request, reply) => {
    const { acting } = await authenticate(kith, request)
    if (!acting) refuse('workspace_not_found')
    const params = Params.safeParse(request.params)
    if (!params.success) refuse('bulk_job_not_found')
    const { id } = params.data
    const first = await inWorkspace(kith, acting, (ctx) => listFailures(ctx, { id, limit: PAGE }))
    return reply
      .headers({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="failed-records-${id}.csv"`,
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      })
      .send(Readable.from(linesOf(kith, acting, id, first)))
  })
}

type Page = Awaited<ReturnType<typeof listFailures>>

async function* linesOf(kith: Kith, acting: Acting, id: string, first: Page): AsyncGenerator<string> {
  // The mark tells Excel that this is UTF-8.
  yield `\ufeff${asCsv([['Record', 'Id', 'Field', 'What is wrong', 'What to do']])}`
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

const asCsv = (rows: string[][]) => `${Papa.unparse(rows, { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`
