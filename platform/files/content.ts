import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, open, rename, rm, utimes } from 'node:fs/promises'
import path from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Config } from '#platform/config/config'
import { refuse } from '#platform/http/refusal'
import { mediaTypeOf, SAMPLE_BYTES } from './media-type.ts'

type Place = Pick<Config, 'dataDir'>

/** Content that lies in the data folder. */
export interface Content {
  sha256: string
  bytes: number
  /** By what it is, not by what it was called. */
  mediaType: string
}

export interface Arrival {
  /** Its ending decides only among kinds of text, which look alike inside. */
  name: string
  mostBytes: number
}

/**
 * Receives a stream into the data folder: written aside, synced, then put in its place under its hash. Memory stays flat;
 * of equal content one copy is kept.
 * @throws Refusal body_too_large, file_type_refused; then nothing stays behind.
 */
export async function receiveContent(place: Place, stream: Readable, { name, mostBytes }: Arrival): Promise<Content> {
  const arriving = path.join(place.dataDir, 'files', 'arriving')
  await mkdir(arriving, { recursive: true, mode: 0o700 })
  const draft = path.join(arriving, randomUUID())
  try {
    const { sha256, bytes, sample } = await writeDraft(stream, draft, mostBytes)
    const mediaType = mediaTypeOf(sample, name) ?? refuse('file_type_refused')
    await settle(draft, pathOfContent(place, sha256))
    return { sha256, bytes, mediaType }
  } finally {
    await rm(draft, { force: true })
  }
}

async function writeDraft(stream: Readable, draft: string, mostBytes: number) {
  const hash = createHash('sha256')
  const sample: Buffer[] = []
  let bytes = 0
  const measure = new Transform({
    transform(part: Buffer, _encoding, done) {
      if (bytes < SAMPLE_BYTES) sample.push(part.subarray(0, SAMPLE_BYTES - bytes))
      bytes += part.length
      if (bytes > mostBytes) return done(new TooLarge())
      hash.update(part)
      done(null, part)
    },
  })
  try {
    await pipeline(stream, measure, createWriteStream(draft, { mode: 0o600, flush: true }))
  } catch (error) {
    if (error instanceof TooLarge) refuse('body_too_large', { limit: `${Math.floor(mostBytes / 1024 / 1024)} MB` })
    throw error
  }
  return { sha256: hash.digest('hex'), bytes, sample: Buffer.concat(sample) }
}

class TooLarge extends Error {}

/** Renaming over an equal file changes nothing; the fresh time keeps the sweep away until a row names it. */
async function settle(draft: string, target: string): Promise<void> {
  const folder = path.dirname(target)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const known = await access(target).then(
    () => true,
    () => false,
  )
  if (known) return utimes(target, new Date(), new Date())
  await rename(draft, target)
  // A name is on the disk only once its folder is. Windows cannot sync a folder, and need not.
  const handle = await open(folder).catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

/** Where content lies, whether or not it is there. */
export function pathOfContent({ dataDir }: Place, sha256: string): string {
  return path.join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

/** The content as a stream of bytes. */
export function readContent(place: Place, sha256: string): Readable {
  return createReadStream(pathOfContent(place, sha256))
}
