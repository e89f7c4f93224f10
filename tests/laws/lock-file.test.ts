import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#platform/root'

type Entry = { version?: string; optionalDependencies?: Record<string, string> }
type Packages = Record<string, Entry>

/**
 * `npm install` forgets the packages of platforms its registry could not serve; `npm ci` then refuses the lock file on
 * every other machine. So the lock file must name each optional package of an exact version, for all platforms.
 */
test('the lock file names the optional packages of every platform', () => {
  const lock: { packages: Packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  expect(forgotten(lock.packages)).toEqual([])
})

test('a forgotten platform is noticed, a nested one is found', () => {
  const parent = { optionalDependencies: { '@x/linux': '1.0.0', '@x/mac': '1.0.0' } }
  const nested = {
    'node_modules/a/node_modules/x': parent,
    'node_modules/a/node_modules/@x/linux': { version: '1.0.0' },
  }
  expect(forgotten({ ...nested, 'node_modules/@x/mac': { version: '1.0.0' } })).toEqual([])
  expect(forgotten({ ...nested, 'node_modules/@x/mac': { version: '2.0.0' } })).toEqual(['@x/mac@1.0.0'])
})

function forgotten(packages: Packages): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => /^\d+\.\d+\.\d+[-\w.]*$/.test(version) && resolved(packages, path, name) !== version)
      .map(([name, version]) => `${name}@${version}`),
  )
}

/** Looks where Node would: in the package, then in each one around it. */
function resolved(packages: Packages, path: string, name: string): string | undefined {
  const found = packages[`${path ? `${path}/` : ''}node_modules/${name}`]
  if (found || !path) return found?.version
  return resolved(packages, path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1)), name)
}
