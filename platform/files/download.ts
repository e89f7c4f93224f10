import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { actingOf, authenticate } from '#platform/auth/authenticate'
import { inWorkspace, type Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { openFile } from './store-file.ts'

const Params = z.object({ fileId: z.uuid() })

/** Serves `GET /api/v1/files/{fileId}/content`: always as a download, never as a page of ours. */
export function mountDownloads(server: FastifyInstance, kith: Kith): void {
  server.get('/api/v1/files/:fileId/content', async (request, reply) => {
    const acting = actingOf(await authenticate(kith, request), 'files.read')
    const params = Params.safeParse(request.params)
    if (!params.success) refuse('file_not_found')
    const file = await inWorkspace(kith, acting, (ctx) => openFile(ctx, kith.config, params.data.fileId))
    return reply.headers({ ...attachment(file), 'cache-control': 'private, max-age=3600' }).send(file.stream)
  })
}

/** The headers with which a file is handed over: as a download, whatever is in it. */
export const attachment = ({ name, mediaType, bytes }: { name: string; mediaType: string; bytes: number }) => ({
  'content-type': mediaType,
  'content-length': bytes,
  'content-disposition': `attachment; filename*=UTF-8''${encoded(name)}`,
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
})

/** As RFC 8187 writes names: what encodeURIComponent leaves, but for four marks that are not allowed there. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
