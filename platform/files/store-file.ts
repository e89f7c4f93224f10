import { access } from 'node:fs/promises'
import { uuidv7 } from 'uuidv7'
import type { Config } from '#platform/config/config'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { type Content, pathOfContent, readContent } from './content.ts'

/** Room for a table of a few million rows; what comes in is written through, not held. */
export const MOST_BYTES = 512 * 1024 * 1024

/** A file of the workspace. */
export interface StoredFile {
  id: string
  name: string
  mediaType: string
  bytes: number
  sha256: string
  createdAt: string
}

/**
 * Gives content that has arrived a name and an owner. Until a row names it, nobody can reach it.
 * @param onlyFor the one person whose it is; the endpoints of files do not know it then.
 */
export async function keepFile(
  ctx: Ctx,
  content: Content,
  { name, onlyFor = null }: { name: string; onlyFor?: string | null },
): Promise<StoredFile> {
  const createdAt = ctx.now().toISOString()
  const file = { id: uuidv7(), name: plainName(name), ...content, createdAt }
  await ctx.db
    .insertInto('files')
    .values({ workspaceId: ctx.workspaceId, createdBy: ctx.userId, onlyFor, ...file })
    .execute()
  return file
}

/** A file of the workspace. @throws Refusal file_not_found */
export async function findFile(ctx: Ctx, fileId: string): Promise<StoredFile> {
  const file = await ctx.db
    .selectFrom('files')
    .select(['id', 'name', 'mediaType', 'bytes', 'sha256', 'createdAt'])
    .where('id', '=', fileId)
    .where('onlyFor', 'is', null)
    .executeTakeFirst()
  return file ?? refuse('file_not_found')
}

/** A file that is the visitor's own. @throws Refusal file_not_found */
export async function findOwnFile(ctx: Ctx, fileId: string) {
  const file = await ctx.db
    .selectFrom('files')
    .select(['name', 'mediaType', 'bytes', 'sha256'])
    .where('id', '=', fileId)
    .where('onlyFor', '=', ctx.userId)
    .executeTakeFirst()
  return file ?? refuse('file_not_found')
}

/** The same with its content as a stream. @throws Refusal file_not_found, also when the content is gone. */
export async function openOwnFile(ctx: Ctx, place: Pick<Config, 'dataDir'>, fileId: string) {
  const file = await findOwnFile(ctx, fileId)
  await existing(pathOfContent(place, file.sha256))
  return { ...file, stream: readContent(place, file.sha256) }
}

/** A file of the workspace with its content as a stream. @throws Refusal file_not_found, also when the content is gone. */
export async function openFile(ctx: Ctx, place: Pick<Config, 'dataDir'>, fileId: string) {
  const file = await findFile(ctx, fileId)
  await existing(pathOfContent(place, file.sha256))
  return { ...file, stream: readContent(place, file.sha256) }
}

/** Where the content of a file lies, for readers on this machine. @throws Refusal file_not_found */
export async function pathOfFile(ctx: Ctx, place: Pick<Config, 'dataDir'>, fileId: string): Promise<string> {
  return existing(pathOfContent(place, (await findFile(ctx, fileId)).sha256))
}

/** Removes a file from the workspace. Its content goes with the next sweep, when nobody else has it. */
export async function removeFile(ctx: Ctx, { fileId }: { fileId: string }): Promise<{ id: string }> {
  const { id } = await findFile(ctx, fileId)
  await ctx.db.deleteFrom('files').where('id', '=', id).execute()
  return { id }
}

/** Removes those of these files that are still there. */
export async function removeFiles(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await ctx.db.deleteFrom('files').where('id', 'in', ids).where('onlyFor', 'is', null).execute()
}

/** Removes a file that was kept for one person. */
export async function removeOwnFile(ctx: Ctx, fileId: string): Promise<void> {
  await ctx.db.deleteFrom('files').where('id', '=', fileId).where('onlyFor', '=', ctx.userId).execute()
}

const existing = (path: string) =>
  access(path).then(
    () => path,
    () => refuse('file_not_found'),
  )

/** A name as people read it: no folders, no control characters. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const plain = last.replace(/\p{C}/gu, '').trim()
  return [...plain].slice(0, 200).join('') || 'file'
}
