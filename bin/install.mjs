import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder Kith was cloned into. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Installs what package-lock.json names and node_modules lacks: all of it with `npm ci`, a difference with `npm install`,
 * which leaves the rest in place. npm itself notes what it installed in node_modules/.package-lock.json; comparing the two
 * takes a few milliseconds.
 *
 * @param {{ development: boolean }} needed whether the packages that build and test are needed as well
 */
export function installMissing({ development }) {
  const missing = missingPackages(development)
  if (missing.length === 0) return
  console.log(`Installing packages (${missing.length} missing or of another version) …`)
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
  const [command, ...first] = npm
  const how = existsSync(join(root, 'node_modules', '.package-lock.json')) ? ['install', '--no-save'] : ['ci']
  const quietly = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const run = spawnSync(command, [...first, ...how, ...quietly], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (run.status === 0) return
  console.error(
    `The packages could not be installed (npm ${how[0]} failed; its reason is above). Kith needs them once; check the connection to the npm registry.`,
  )
  process.exit(1)
}

function missingPackages(development) {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted)
    .filter(([path, entry]) => path && !entry.optional && !entry.devOptional && (development || !entry.dev))
    .filter(([path, entry]) => installed[path]?.version !== entry.version)
    .map(([path]) => path)
}

function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {}
}
