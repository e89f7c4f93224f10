import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { type Content, receiveContent } from '#platform/files/content'
import { keepFile, openFile, type StoredFile } from '#platform/files/store-file'
import { refuse } from '#platform/http/refusal'
import type { StoredVisitor } from '../domain/sessions.ts'

const MOST_BYTES = 10 * 1024 * 1024

/** Receives one file of a multipart request, before any transaction is open: a slow line must not hold one. @throws Refusal body_too_large, file_type_refused */
export async function receiveFile(kith: Kith, request: FastifyRequest): Promise<Content & { name: string }> {
  if (!request.isMultipart()) refuse('unsupported_media_type', { expected: 'multipart/form-data' })
  try {
    const part = await request.file({ limits: { files: 1, fields: 0, fileSize: Number.POSITIVE_INFINITY } })
    if (!part) return refuse('file_not_found')
    const name = part.filename || 'file'
    return { ...(await receiveContent(kith.config, part.file, { name, mostBytes: MOST_BYTES })), name }
  } catch (error) {
    // What is still on its way is let go by, or the sender would wait for us to read it and never for our answer.
    request.raw.unpipe()
    request.raw.resume()
    throw error
  }
}

/** Gives a file that has arrived to the workspace, as one of this visitor's. */
export async function keepTheirs(
  ctx: Ctx,
  { id }: StoredVisitor,
  file: Content & { name: string },
): Promise<StoredFile> {
  const kept = await keepFile(ctx, file, file)
  await ctx.db
    .insertInto('chatFiles')
    .values({ workspaceId: ctx.workspaceId, visitorId: id, fileId: kept.id, createdAt: ctx.now().toISOString() })
    .execute()
  return kept
}

/** A file that a visitor sent, or that was sent to them. @throws Refusal file_not_found */
export async function openTheirs(ctx: Ctx, kith: Kith, { id }: StoredVisitor, fileId: string) {
  const { rows } =
    await sql`select 1 from chat_files where workspace_id = ${ctx.workspaceId} and visitor_id = ${id} and file_id = ${fileId}
    union all select 1 from chat_lines l join conversation_files f on f.workspace_id = l.workspace_id and f.message_id = l.message_id
      where l.workspace_id = ${ctx.workspaceId} and l.visitor_id = ${id} and f.file_id = ${fileId}`.execute(ctx.db)
  if (rows.length === 0) refuse('file_not_found')
  return openFile(ctx, kith.config, fileId)
}
