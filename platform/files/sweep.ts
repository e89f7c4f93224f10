import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Kith } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'

const DAY_MS = 24 * 60 * 60 * 1000

/** Removes content that no file of any workspace and nobody's photo names, and what never finished arriving. Fresh content is left: its row may be about to come. */
export async function sweepFiles(kith: Kith): Promise<void> {
  const folder = path.join(kith.config.dataDir, 'files')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const place = path.join(entry.parentPath, entry.name)
    const age = kith.now().getTime() - (await stat(place)).mtimeMs
    if (age < DAY_MS || (await isNamed(kith, entry.name))) continue
    await rm(place, { force: true })
  }
}

async function isNamed(kith: Kith, sha256: string): Promise<boolean> {
  const { rowCount } = await kith.database.owner.query(
    'select from files where sha256 = $1 union all select from users where photo_sha256 = $1 limit 1',
    [sha256],
  )
  return rowCount === 1
}

export const fileTasks: TaskList = { 'files.sweep': ({ kith }) => sweepFiles(kith) }
