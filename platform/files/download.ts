import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { authenticate } from '#platform/auth/authenticate'
import { inWorkspace, type Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { openFile } from './store-file.ts'

const Params = z.object({ fileId: z.uuid() })

/** Serves `GET /api/v1/files/{fileId}/content`: always as a download, never as a page of ours. */
export function mountDownloads(server: FastifyInstance, kith: Kith): void {
  server.get('/api/v1/files/:fileId/content', async (request, reply) => {
    const { acting } = await authenticate(kith, request)
    if (!acting) refuse('workspace_not_found')
    if (!acting.may('files.read')) refuse('forbidden', { permission: 'files.read' })
    const params = Params.safeParse(request.params)
    if (!params.success) refuse('file_not_found')
    const file = await inWorkspace(kith, acting, (ctx) => openFile(ctx, kith.config, params.data.fileId))
    return reply
      .headers({
        'content-type': file.mediaType,
        'content-length': file.bytes,
        'content-disposition': `attachment; filename*=UTF-8''${encoded(file.name)}`,
        'cache-control': 'private, max-age=3600',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      })
      .send(file.stream)
  })
}

/** As RFC 8187 writes names: what encodeURIComponent leaves, but for four marks that are not allowed there. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
