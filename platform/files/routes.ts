import type { Ctx } from '#platform/ctx/ctx'
import { type Caller, routes } from '#platform/http/route'
import { files } from './contract.ts'
import { findFile, keepFile, removeFile } from './store-file.ts'

export const fileRoutes = routes(files, {
  upload: (ctx: Ctx, _input, { upload }: Caller) => keepFile(ctx, upload().file, upload().file),
  get: (ctx, { fileId }) => findFile(ctx, fileId),
  remove: removeFile,
})
