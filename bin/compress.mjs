import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const worth = /\.(?:js|css|html|svg|json)$/

/**
 * Lays a brotli and a gzip form beside each text file of a folder, so that the server hands them out as they are: the
 * first visit of a browser asks for all of them at once. Brotli takes a sixth off what gzip leaves.
 */
export function compressFolder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !worth.test(entry.name)) continue
    const file = join(entry.parentPath ?? entry.path, entry.name)
    const text = readFileSync(file)
    if (text.length < 500) continue
    writeFileSync(`${file}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
    writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }))
  }
}
