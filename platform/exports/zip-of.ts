import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

export interface ZipEntry {
  name: string
  content: AsyncIterable<string | Buffer> | Iterable<string | Buffer>
}

/** Quick to write; a table packs to a tenth at any level. */
const LEVEL = 3

/** A zip of entries that come one after the other, as a stream; memory stays flat. What an entry throws ends the stream so. */
export function zipOf(entries: AsyncIterable<ZipEntry>): Readable {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable // a PassThrough, by its types only a ReadableStream
  const fill = async () => {
    for await (const { name, content } of entries) {
      const source = Readable.from(content)
      const end = () => source.destroy()
      output.once('close', end)
      zip.addReadStream(source, name, { compressionLevel: LEVEL })
      await finished(source)
      output.off('close', end)
    }
    zip.end()
  }
  fill().catch((error) => output.destroy(error))
  return output
}
