import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { compressFolder } from './compress.mjs'
import { noteInputs } from './freshness.mjs'
import { root } from './install.mjs'
import { parts } from './parts.mjs'

// The lock file stands for all packages a build reads, the files here for how it is done.
const always = ['package.json', 'package-lock.json', 'tsconfig.json', 'bin/build.mjs', 'bin/parts.mjs'].map((file) =>
  join(root, file),
)

const builders = {
  server: () => bundle('app/server/kith.ts', 'dist/server'),
  web: buildWeb,
  widget: buildWidget,
  bench: () => bundle('bench/main.ts', 'dist/bench'),
}

await Promise.all(process.argv.slice(2).map(build))

async function build(name) {
  const began = Date.now()
  const read = await builders[name]()
  noteInputs(parts[name], [...always, ...read], began)
}

/**
 * Bundles a program for Node with its packages inside. Measured on Node 20: everything Kith imports loads in 0.56 s
 * and 112 MB from one bundle, in 1.05 s and 137 MB from node_modules.
 *
 * @returns {Promise<string[]>} absolute paths of the files it read
 */
async function bundle(entry, outdir) {
  const esbuild = await import('esbuild')
  const result = await esbuild.build({
    entryPoints: [join(root, entry)],
    outdir: join(root, outdir),
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    splitting: true,
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    // pdfkit finds its own parts beside itself.
    external: ['pg-native', 'playwright-core', '@sparticuz/chromium', 'pdfkit'],
    // CommonJS packages inside the bundle ask for Node's own modules by require.
    banner: {
      js: `import { createRequire as __requireFrom } from 'node:module'; const require = __requireFrom(import.meta.url);`,
    },
  })
  forgetOld(
    join(root, outdir),
    Object.keys(result.metafile.outputs).map((path) => basename(path)),
  )
  return Object.keys(result.metafile.inputs).map((path) => join(root, path))
}

/** Removes what earlier builds left. The last one stays: a Kith that runs may yet load a part of it. */
function forgetOld(folder, files) {
  const list = join(folder, 'files.json')
  const last = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : readdirSync(folder)
  const kept = new Set([...files, ...last, basename(list)])
  for (const file of readdirSync(folder)) if (!kept.has(file)) rmSync(join(folder, file))
  writeFileSync(list, JSON.stringify(files))
}

/** The script for other websites: one file that names nothing of the page's, its styles small within it. */
async function buildWidget() {
  const esbuild = await import('esbuild')
  const outdir = join(root, 'dist/widget')
  const styles = {
    name: 'kith-widget-styles',
    setup(build) {
      build.onResolve({ filter: /\.css\?inline$/ }, ({ path, resolveDir }) => ({
        path: join(resolveDir, path.replace('?inline', '')),
      }))
      build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const { code } = await esbuild.transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true })
        return { contents: code.trim(), loader: 'text' }
      })
    },
  }
  const { metafile } = await esbuild.build({
    entryPoints: [join(root, 'widget/main.ts')],
    outfile: join(outdir, 'widget.js'),
    absWorkingDir: root,
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'iife',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
    metafile: true,
    logLevel: 'warning',
    plugins: [styles],
  })
  compressFolder(outdir)
  return Object.keys(metafile.inputs).map((path) => join(root, path))
}

async function buildWeb() {
  const vite = await import('vite')
  const read = [join(root, 'vite.config.ts')]
  const recorder = {
    name: 'kith-inputs',
    buildEnd() {
      for (const id of this.getModuleIds()) read.push(id.split('?')[0])
    },
  }
  await vite.build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', plugins: [recorder] })
  compressFolder(join(root, 'dist/web'))
  return read.filter((path) => path.startsWith(root) && existsSync(path))
}
