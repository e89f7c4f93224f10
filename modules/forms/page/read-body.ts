import type { FastifyRequest } from 'fastify'
import type { Kith } from '#platform/ctx/ctx'
import { receiveContent } from '#platform/files/content'
import { Refusal, refuse } from '#platform/http/refusal'
import type { SentFile } from '../domain/submit/read-answers.ts'

const MOST_BYTES = 10 * 1024 * 1024
const limits = { fields: 300, fieldSize: 100_000, files: 3, fileSize: Number.POSITIVE_INFINITY }

/** What a browser sent: fields by name, and files by the key of their field. */
export interface Body {
  values: Map<string, string[]>
  files: Map<string, SentFile>
}

/** @param fileKeys the fields that take a file; others go by. @throws Refusal body_too_large for too many parts */
export async function readBody(kith: Kith, request: FastifyRequest, fileKeys: ReadonlySet<string>): Promise<Body> {
  const body: Body = { values: new Map(), files: new Map() }
  if (!request.isMultipart()) {
    const given = typeof request.body === 'string' ? request.body : ''
    for (const [name, value] of new URLSearchParams(given)) add(body, name, value)
    return body
  }
  try {
    for await (const part of request.parts({ limits }))
      if (part.type === 'field') add(body, part.fieldname, String(part.value))
      else await addFile(kith, body, part, fileKeys)
  } catch (error) {
    // What is still on its way is let go by, or the sender would wait for us to read it and never for our answer.
    request.raw.unpipe()
    request.raw.resume()
    if (String(Object(error).code).startsWith('FST_')) refuse('body_too_large', { limit: '3 files of 10 MB' })
    throw error
  }
  return body
}

function add({ values }: Body, name: string, value: string) {
  values.set(name, [...(values.get(name) ?? []), value])
}

interface Part {
  fieldname: string
  filename: string | undefined
  file: NodeJS.ReadableStream
}

async function addFile(kith: Kith, { files }: Body, { fieldname, filename, file }: Part, keys: ReadonlySet<string>) {
  const key = fieldname.replace(/^f\./, '')
  if (!filename || !keys.has(key)) return void file.resume()
  files.set(key, await received(kith, file, filename))
}

async function received(kith: Kith, file: NodeJS.ReadableStream, name: string): Promise<SentFile> {
  try {
    const content = await receiveContent(kith.config, file as Parameters<typeof receiveContent>[1], {
      name,
      mostBytes: MOST_BYTES,
    })
    return { ...content, name }
  } catch (error) {
    // What is refused is told beside its field, and the rest of the form is read on.
    if (!(error instanceof Refusal)) throw error
    file.resume()
    return error.code === 'body_too_large' ? 'fileSize' : 'file'
  }
}
