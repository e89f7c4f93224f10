import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'

export const FileEntry = z.object({
  id: Id,
  name: z.string(),
  /** By what it is, not by what it was called. */
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  createdAt: z.iso.datetime(),
})

export const files = {
  upload: endpoint({
    method: 'POST',
    path: '/files',
    summary: 'Upload a file, as the field “file” of multipart/form-data; up to 512 MB',
    permission: 'files.create',
    multipart: true,
    input: z.strictObject({}),
    output: FileEntry,
    refusals: ['body_too_large', 'file_type_refused', 'unsupported_media_type'],
    example: {},
  }),
  get: endpoint({
    method: 'GET',
    path: '/files/{fileId}',
    summary: 'What a file is; its content is at /files/{fileId}/content',
    permission: 'files.read',
    input: z.strictObject({ fileId: Id }),
    output: FileEntry,
    refusals: ['file_not_found'],
    example: { fileId: '01890000-0000-7000-8000-000000000000' },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/files/{fileId}',
    summary: 'Remove a file',
    permission: 'files.delete',
    input: z.strictObject({ fileId: Id }),
    output: z.object({ id: Id }),
    refusals: ['file_not_found'],
    example: { fileId: '01890000-0000-7000-8000-000000000000' },
  }),
}
