import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { isFresh } from './freshness.mjs'
import { installMissing, root } from './install.mjs'
import { parts } from './parts.mjs'

/**
 * Installs what is missing and builds what is stale; with nothing changed it only looks, which takes milliseconds.
 * Builds run in a process of their own, so that the compilers' memory is gone when Kith starts.
 *
 * @param {(keyof typeof parts)[]} names
 */
export function prepare(names = ['server', 'web', 'widget']) {
  const stale = names.filter((name) => !isFresh(parts[name]))
  installMissing({ development: stale.length > 0 })
  if (stale.length === 0) return
  console.log('Building …')
  const build = spawnSync(process.execPath, [join(root, 'bin', 'build.mjs'), ...stale], { cwd: root, stdio: 'inherit' })
  if (build.status === 0) return
  console.error('Kith could not be built; the reason is above.')
  process.exit(1)
}
