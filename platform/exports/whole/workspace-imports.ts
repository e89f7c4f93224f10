import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { pathOfContent } from '#platform/files/content'
import { findOwnFile, keepFile, removeOwnFile } from '#platform/files/store-file'
import { Refusal, refuse } from '#platform/http/refusal'
import type { Caller } from '#platform/http/route'
import { saidOf } from '#platform/jobs/said-of'
import type { Task } from '#platform/jobs/task'
import { tellProgress } from '#platform/realtime/progress'
import { learnWorkspace } from '#platform/search/learn-words'
import type { WorkspaceImport } from '../contract.ts'
import { readWhole } from './read-whole.ts'
import '../events.ts'

const BETWEEN_WORDS_MS = 300

/** Takes an archive in and fills the workspace from it in the background. */
export async function startWorkspaceImport(
  ctx: Ctx,
  _input: object,
  { upload }: Pick<Caller, 'upload'>,
): Promise<WorkspaceImport> {
  if (!ctx.userId) refuse('person_needed')
  const id = uuidv7()
  const file = await keepFile(ctx, upload().file, { name: upload().file.name, onlyFor: ctx.userId })
  await ctx.db
    .insertInto('workspaceImports')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, fileId: file.id, fileName: file.name, status: 'running' },
      ...{ createdBy: ctx.userId, createdAt: ctx.now().toISOString() },
    })
    .execute()
  await ctx.later('exports.read', { id }, { key: `exports.read:${id}` })
  return findWorkspaceImport(ctx, { id })
}

/** How it stands. @throws Refusal import_not_found */
export async function findWorkspaceImport(ctx: Ctx, { id }: { id: string }): Promise<WorkspaceImport> {
  const row = await ctx.db
    .selectFrom('workspaceImports')
    .select(['id', 'fileName', 'status', 'done', 'error', 'createdAt', 'finishedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return (row as unknown as WorkspaceImport | undefined) ?? refuse('import_not_found') // written by this file
}

const Payload = z.object({ id: z.uuid() })

/** All in one transaction: a process that dies has written nothing, and the next try begins anew. */
export const readTask: Task = async ({ kith, payload, workspace, signal, lastAttempt }) => {
  const { id } = Payload.parse(payload)
  let told = Date.now()
  try {
    await workspace(async (ctx) => {
      const stored = await findRunning(ctx, id)
      if (!stored) return
      const { sha256 } = await findOwnFile(ctx, stored.fileId)
      const rows = await readWhole(ctx, pathOfContent(kith.config, sha256), async (done) => {
        signal.throwIfAborted()
        if (Date.now() - told < BETWEEN_WORDS_MS) return
        told = Date.now()
        // Beside the transaction that writes, for what that says is heard at its end only.
        await workspace((beside) => tellProgress(beside, { kind: 'workspaceImport', id, done, total: null }))
      })
      await settle(ctx, id, { status: 'done', done: rows })
      await removeOwnFile(ctx, stored.fileId)
      await learnWorkspace(ctx)
      await ctx.record({
        type: 'workspace.imported',
        object: 'workspace',
        payload: { fileName: stored.fileName, rows },
      })
    })
  } catch (error) {
    if (!(error instanceof Refusal || lastAttempt)) throw error
    await workspace(async (ctx) => {
      const stored = await findRunning(ctx, id)
      await settle(ctx, id, { status: 'failed', error: JSON.stringify(saidOf(error)) })
      if (stored) await removeOwnFile(ctx, stored.fileId)
    })
    if (!(error instanceof Refusal)) throw error
  }
}

async function findRunning(ctx: Ctx, id: string) {
  const row = await ctx.db
    .selectFrom('workspaceImports')
    .select(['fileId', 'fileName'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('status', '=', 'running')
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row?.fileId ? { fileId: row.fileId, fileName: row.fileName } : null
}

const settle = (ctx: Ctx, id: string, values: Record<string, string | number>) =>
  ctx.db
    .updateTable('workspaceImports')
    .set({ ...values, fileId: null, finishedAt: ctx.now().toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
