import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Absolute path of the folder Kith was cloned into. Migrations, catalogues and the built web are read relative to it.
 * It is searched upwards, because this file runs from two depths: `platform/` under the tests, `dist/server/` in the bundle.
 */
export const root = findRoot(dirname(fileURLToPath(import.meta.url)))

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'bin', 'kith.mjs')) && existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('Kith cannot find its own folder: package.json and bin/kith.mjs are missing.')
  return findRoot(parent)
}
