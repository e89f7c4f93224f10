import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { actingOf, authenticate } from '#platform/auth/authenticate'
import { type Acting, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { asCsv } from '#platform/files/as-csv'
import { sendCsv } from '#platform/files/csv-download'
import { pathOfFile } from '#platform/files/store-file'
import { refuse } from '#platform/http/refusal'
import { readRows } from './file/read-rows.ts'
import { keptRows } from './kept-rows.ts'
import { findImport } from './stored-import.ts'

const Params = z.object({ id: z.uuid().toLowerCase() })

/**
 * Serves `GET /api/v1/imports/{id}/failures`: the rows that failed as CSV, with their own columns, so that the file can
 * be mended and imported again, and behind those the row's number and what is wrong.
 */
export function mountFailures(server: FastifyInstance, kith: Kith): void {
  server.get('/api/v1/imports/:id/failures', async (request, reply) => {
    const acting = actingOf(await authenticate(kith, request), 'import')
    const params = Params.safeParse(request.params)
    if (!params.success) refuse('import_not_found')
    const { id } = params.data
    await inWorkspace(kith, acting, (ctx) => findImport(ctx, id))
    return sendCsv(reply, `failed-rows-${id}`, failedRowsOf(kith, acting, id))
  })
}

/** The CSV of an import's failed rows in parts, as many rows in memory as are read at once. */
export async function* failedRowsOf(kith: Kith, acting: Acting, id: string): AsyncGenerator<string> {
  const { shape, path } = await inWorkspace(kith, acting, async (ctx) => {
    const { shape, fileId } = await findImport(ctx, id)
    return { shape, path: await pathOfFile(ctx, kith.config, fileId) }
  })
  const headers = shape.columns.map(({ header, index }) => header || `Column ${index + 1}`)
  yield asCsv([[...headers, 'Row in the file', 'What to mend']])
  for await (const rows of readRows(path, shape)) {
    const span = { from: rows[0]?.row ?? 0, to: rows.at(-1)?.row ?? 0 }
    const kept = await inWorkspace(kith, acting, (ctx) => keptRows(ctx, id, span))
    const failed = rows.flatMap(({ row, cells }) => {
      const { outcome, edits, problems } = kept.get(row) ?? {}
      if (outcome !== 'failed') return []
      const own = cells.map((cell, at) => edits?.[at] ?? cell)
      return [[...own, String(row), (problems ?? []).map((problem) => reasonOf(problem, headers)).join(' · ')]]
    })
    if (failed.length > 0) yield asCsv(failed)
  }
}

const reasonOf = (
  { column, value, mend }: { column: number | null; value: string; mend: string },
  headers: readonly string[],
) => `${column === null ? '' : `${headers[column]}: `}${value ? `“${value}” ` : ''}${mend}`
