import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { makeDataFolder } from './data-folder.ts'

/**
 * The secret of this installation: `KITH_SECRET`, or one generated at the first start and kept in the data folder,
 * readable by its owner alone. Two processes may be first at once: linking a finished file decides, and both read the winner's.
 */
export function installationSecret(config: Pick<Config, 'secret' | 'dataDir'>): string {
  if (config.secret) return config.secret
  const kept = join(config.dataDir, 'secret')
  if (!existsSync(kept)) keepNewSecret(config.dataDir, kept)
  return readFileSync(kept, 'utf8').trim()
}

function keepNewSecret(dataDir: string, kept: string) {
  makeDataFolder(dataDir)
  const draft = `${kept}.${process.pid}`
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  try {
    linkSync(draft, kept)
  } catch (error) {
    if (!existsSync(kept)) throw error
  } finally {
    rmSync(draft)
  }
}
