import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '#platform/root'

const manifest: { version: string } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))

/** Kith's own version. */
export const version = manifest.version
