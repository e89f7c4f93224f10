import { access } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { pathOfContent, readContent } from '#platform/files/content'
import type { Upload } from '#platform/files/receive-upload'
import { refuse } from '#platform/http/refusal'
import { actingOf, authenticate } from '../authenticate.ts'
import { photoMark } from './profile.ts'

/** The browser makes a photo small before it sends it; a larger one is none. */
const MOST_BYTES = 1024 * 1024
const pictures = ['image/png', 'image/jpeg', 'image/webp']

/** Keeps an uploaded picture as one's photo. @throws Refusal person_needed, file_type_refused, body_too_large */
export async function setPhoto(ctx: Ctx, { file }: Upload): Promise<{ photo: string | null }> {
  if (!pictures.includes(file.mediaType)) refuse('file_type_refused')
  if (file.bytes > MOST_BYTES) refuse('body_too_large', { limit: '1 MB' })
  await writePhoto(ctx, file.sha256, file.mediaType)
  return { photo: photoMark(file.sha256) }
}

export async function removePhoto(ctx: Ctx): Promise<{ photo: null }> {
  await writePhoto(ctx, null, null)
  return { photo: null }
}

async function writePhoto(ctx: Ctx, photoSha256: string | null, photoMediaType: string | null) {
  const userId = ctx.actor.kind === 'user' ? ctx.userId : null
  if (userId === null) refuse('person_needed')
  await ctx.db.updateTable('users').set({ photoSha256, photoMediaType }).where('id', '=', userId).execute()
}

const Params = z.object({ userId: z.uuid() })

/** Serves `GET /api/v1/members/{userId}/photo` to those who work, or worked, in one workspace with them. */
export function mountPhotos(server: FastifyInstance, kith: Kith): void {
  server.get('/api/v1/members/:userId/photo', async (request, reply) => {
    const acting = actingOf(await authenticate(kith, request), 'signedIn')
    const params = Params.safeParse(request.params)
    if (!params.success) refuse('file_not_found')
    const { sha256, mediaType } = await inWorkspace(kith, acting, (ctx) => findPhoto(ctx, params.data.userId), {
      readOnly: true,
    })
    await access(pathOfContent(kith.config, sha256)).catch(() => refuse('file_not_found'))
    return reply
      .headers({
        'content-type': mediaType,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        // The address carries the photo's mark: another photo is another address.
        'cache-control': 'private, max-age=86400',
      })
      .send(readContent(kith.config, sha256))
  })
}

async function findPhoto(ctx: Ctx, userId: string) {
  const found = await ctx.db
    .selectFrom('users')
    .select(['photoSha256', 'photoMediaType'])
    .where('id', '=', userId)
    .where((or) =>
      or.or([
        or.exists(
          or
            .selectFrom('memberships')
            .select('userId')
            .where('workspaceId', '=', ctx.workspaceId)
            .where('userId', '=', userId),
        ),
        or.exists(
          or
            .selectFrom('formerMembers')
            .select('userId')
            .where('workspaceId', '=', ctx.workspaceId)
            .where('userId', '=', userId),
        ),
      ]),
    )
    .executeTakeFirst()
  if (!found?.photoSha256 || !found.photoMediaType) refuse('file_not_found')
  return { sha256: found.photoSha256, mediaType: found.photoMediaType }
}
