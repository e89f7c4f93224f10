import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

const modules = existsSync(join(root, 'modules')) ? readdirSync(join(root, 'modules')) : []

/** What is built, where it lands, and which folders count with every file in them. Paths are relative to the root. */
export const parts = {
  server: { note: 'dist/server.inputs.json', output: 'dist/server/kith.js', folders: [] },
  web: {
    note: 'dist/web.inputs.json',
    output: 'dist/web/index.html',
    // Catalogues and routes are found by glob, so a new file there changes the build.
    folders: ['app/web', ...modules.map((module) => `modules/${module}/web`)],
  },
  widget: { note: 'dist/widget.inputs.json', output: 'dist/widget/widget.js', folders: ['widget'] },
  bench: { note: 'dist/bench.inputs.json', output: 'dist/bench/main.js', folders: [] },
}
