import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { Export, ExportRequest } from './export-shape.ts'

const someId = '01890000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })

export const exports = {
  create: endpoint({
    method: 'POST',
    path: '/exports',
    summary: 'Export the records of a list as CSV or XLSX, in the background; the file is for you only',
    permission: 'export',
    input: ExportRequest,
    output: Export,
    example: { object: 'contact', format: 'csv', sort: '-createdAt', columns: ['firstName', 'emails'] },
  }),
  createWhole: endpoint({
    method: 'POST',
    path: '/exports/workspace',
    summary: 'Export everything of the workspace as a zip of CSV and JSON that Kith can import again',
    permission: 'settings',
    input: z.strictObject({}),
    output: Export,
    example: {},
  }),
  list: endpoint({
    method: 'GET',
    path: '/exports',
    summary: 'Your exports, newest first',
    permission: 'export',
    input: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: Id.optional() }),
    output: z.object({ items: z.array(Export), nextCursor: z.string().nullable() }),
    example: { limit: 5 },
  }),
  get: endpoint({
    method: 'GET',
    path: '/exports/{id}',
    summary: 'How an export of yours stands; its file is at /exports/{id}/content',
    permission: 'export',
    input: one,
    output: Export,
    refusals: ['export_not_found'],
    example: { id: someId },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/exports/{id}',
    summary: 'Stop an export of yours, or remove it with its file',
    permission: 'export',
    input: one,
    output: z.object({ id: Id }),
    refusals: ['export_not_found'],
    example: { id: someId },
  }),
}

export const WorkspaceImport = z.object({
  id: Id,
  fileName: z.string(),
  status: z.enum(['running', 'done', 'failed']),
  /** Rows written. */
  done: z.int(),
  error: z.object({ message: z.string(), mend: z.string() }).nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
})
export type WorkspaceImport = z.output<typeof WorkspaceImport>

export const workspaceImports = {
  create: endpoint({
    method: 'POST',
    path: '/workspace-imports',
    summary: 'Fill an empty workspace from an export of a whole one, as the field “file” of multipart/form-data',
    permission: 'settings',
    multipart: true,
    input: z.strictObject({}),
    output: WorkspaceImport,
    refusals: ['body_too_large', 'file_type_refused', 'unsupported_media_type'],
    example: {},
  }),
  get: endpoint({
    method: 'GET',
    path: '/workspace-imports/{id}',
    summary: 'How the import of a whole workspace stands',
    permission: 'settings',
    input: one,
    output: WorkspaceImport,
    refusals: ['import_not_found'],
    example: { id: someId },
  }),
}
