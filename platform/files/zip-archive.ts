import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { refuse } from '#platform/http/refusal'

/** More than any honest workbook unpacks to; a table of a million rows and thirty columns takes 2 GB. */
const MOST_BYTES = 4 * 1024 ** 3
/** XML of a table packs to a tenth or twentieth. What packs to less than this is made to burst. */
const MOST_RATIO = 250
/** Below it any ratio is harmless. */
const FREE_BYTES = 64 * 1024 ** 2
const MOST_ENTRIES = 10_000

/** A zip archive opened for reading its entries by name, in any order. */
export interface ZipArchive {
  has(name: string): boolean
  names(): string[]
  /** The content of an entry. It fails when it is larger than its directory says or than `mostBytes`, or damaged. */
  stream(name: string, mostBytes?: number): Promise<Readable>
  close(): void
}

const open = promisify<string, yauzl.Options, ZipFile>(yauzl.open)

/** Opens an archive and looks at its directory only. @throws Refusal file_unreadable for a damaged or a bursting one */
export async function openZip(path: string): Promise<ZipArchive> {
  const zip = await open(path, { lazyEntries: true, autoClose: false }).catch(damaged)
  try {
    const entries = await directoryOf(zip).catch(damaged)
    return {
      has: (name) => entries.has(name),
      names: () => [...entries.keys()],
      stream: (name, mostBytes) => contentOf(zip, entries.get(name) ?? damaged(), mostBytes),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

/** What a damaged file is answered with, also where it turns out half-way. */
export const damaged = (): never =>
  refuse('file_unreadable', {
    mend: 'It is incomplete or damaged. Save or export it again, then upload that.',
  })

function directoryOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  return new Promise((done, fail) => {
    if (zip.entryCount > MOST_ENTRIES) return fail(new Error('Too many entries'))
    zip.on('error', fail)
    zip.on('end', () => done(entries))
    zip.on('entry', (entry: Entry) => {
      // Some programs write the names with backslashes, or with a slash in front.
      entries.set(entry.fileName.replaceAll('\\', '/').replace(/^\//, ''), entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

async function contentOf(zip: ZipFile, entry: Entry, mostBytes = MOST_BYTES): Promise<Readable> {
  const { uncompressedSize, compressedSize } = entry
  if (uncompressedSize > mostBytes || uncompressedSize > Math.max(FREE_BYTES, compressedSize * MOST_RATIO))
    refuse('file_unreadable', { mend: 'It unpacks to far too much. Save the sheet as CSV and upload that.' })
  return new Promise((done, fail) => zip.openReadStream(entry, (error, stream) => (error ? fail(error) : done(stream))))
}
