import { chmodSync, mkdirSync } from 'node:fs'
import { ConfigError } from './config-error.ts'

/**
 * Makes the data folder where it is missing.
 *
 * Under root it may be passed through (0711) but not listed: PostgreSQL refuses to run as root, so its folder inside
 * belongs to another account that must get there. Everything private inside carries its own mode.
 */
export function makeDataFolder(dataDir: string): void {
  try {
    const made = mkdirSync(dataDir, { recursive: true })
    if (made) chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700)
  } catch (cause) {
    throw new ConfigError([
      `KITH_DATA_DIR: ${dataDir} cannot be made (${String(cause)}); name a folder this account may write to`,
    ])
  }
}
