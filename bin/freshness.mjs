import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from './install.mjs'

/**
 * Whether a build is still what its inputs say. The note beside it lists the files it read, with a digest of their sizes
 * and times; folders in which a new file alone would matter are listed anew at every look.
 *
 * @param {{ note: string, output: string, folders: string[] }} build paths relative to the root
 */
export function isFresh({ note, output, folders }) {
  if (!existsSync(join(root, note)) || !existsSync(join(root, output))) return false
  const { files, digest } = JSON.parse(readFileSync(join(root, note), 'utf8'))
  return digestOf([...files, ...folders.flatMap(filesIn)]) === digest
}

/** Notes what a build has read, unless a file changed while it ran: then the next look finds it stale, as it is. */
export function noteInputs({ note, folders }, read, began) {
  const files = [...new Set(read.map((path) => relative(root, path)))]
    .filter((path) => !path.includes('node_modules'))
    .sort()
  const all = [...files, ...folders.flatMap(filesIn)]
  if (all.some((path) => statSync(join(root, path)).mtimeMs > began)) return
  mkdirSync(dirname(join(root, note)), { recursive: true })
  writeFileSync(join(root, note), JSON.stringify({ digest: digestOf(all), files }))
}

function digestOf(files) {
  const hash = createHash('sha256')
  for (const file of new Set(files)) {
    const found = statSync(join(root, file), { throwIfNoEntry: false })
    hash.update(`${file} ${found?.size} ${found?.mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function filesIn(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]))
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .sort()
}
