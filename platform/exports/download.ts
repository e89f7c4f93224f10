import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { actingOf, authenticate } from '#platform/auth/authenticate'
import { inWorkspace, type Kith } from '#platform/ctx/ctx'
import { attachment } from '#platform/files/download'
import { openOwnFile } from '#platform/files/store-file'
import { refuse } from '#platform/http/refusal'
import { takenOf } from './run-export.ts'
import { findExport, isOutdated } from './stored-export.ts'

const Params = z.object({ id: z.uuid().toLowerCase() })

/**
 * Serves `GET /api/v1/exports/{id}/content`: the file of an export, to the person who asked for it, while they have the right
 * to export and see no less than when it was read. That it was fetched is written down.
 */
export function mountExports(server: FastifyInstance, kith: Kith): void {
  server.get('/api/v1/exports/:id/content', async (request, reply) => {
    const acting = actingOf(await authenticate(kith, request), 'export')
    const params = Params.safeParse(request.params)
    if (!params.success) refuse('export_not_found')
    const { id } = params.data
    const file = await inWorkspace(kith, acting, async (ctx) => {
      const stored = await findExport(ctx, id)
      if (stored.fileId === null) refuse('export_not_found')
      if (isOutdated(ctx, stored)) refuse('export_outdated')
      const opened = await openOwnFile(ctx, kith.config, stored.fileId)
      await ctx.record({
        type: 'export.downloaded',
        object: 'export',
        recordId: id,
        payload: takenOf(stored, stored.done),
      })
      return opened
    })
    return reply.headers({ ...attachment(file), 'cache-control': 'no-store' }).send(file.stream)
  })
}
