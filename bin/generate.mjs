import './node-version.mjs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { root } from './install.mjs'

/** Writes platform/db/tables.generated.ts, docs/openapi.json and docs/settings.md anew; a law holds them to their sources. */
const outfile = join(root, 'dist/tests/generate.mjs')
const entryPoints = [join(root, 'tests/support/generate-program.ts')]
const shape = { bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning' }
await build({ ...shape, entryPoints, outfile })
await import(pathToFileURL(outfile).href)
