import type { FastifyRequest } from 'fastify'
import type { Kith } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { type Content, receiveContent } from './content.ts'
import { MOST_BYTES } from './store-file.ts'

/** A multipart request as it has arrived: its file lies in the data folder, and nobody's until `keepFile`. */
export interface Upload {
  file: Content & { name: string }
  /** The other fields of the form, as text. */
  fields: Record<string, string>
}

/**
 * Receives a form with one file, before any transaction is open: a slow line must not hold one.
 * @throws Refusal unsupported_media_type, invalid_input without a file or with several, body_too_large, file_type_refused
 */
export async function receiveUpload(kith: Kith, request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) refuse('unsupported_media_type', { expected: 'multipart/form-data' })
  const fields: Record<string, string> = {}
  let file: Upload['file'] | null = null
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value)
      else if (file) refuseInput(oneFile('There is more than one file'))
      else {
        const name = part.filename || 'file'
        const content = await receiveContent(kith.config, part.file, { name, mostBytes: MOST_BYTES })
        file = { ...content, name }
      }
    }
  } catch (error) {
    // What is still on its way is let go by, or the sender would wait for us to read it and never for our answer.
    request.raw.unpipe()
    request.raw.resume()
    throw error
  }
  if (!file) refuseInput(oneFile('There is no file in the form'))
  // What an Idempotency-Key stands for is compared by this.
  request.body = { ...fields, file: file.sha256 }
  return { file, fields }
}

const oneFile = (message: string) => ({
  path: 'file',
  code: 'one_file',
  message,
  mend: 'Send one file, as the field “file” of multipart/form-data.',
})
