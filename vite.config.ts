import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { slimContract } from './app/web/build-contract.ts'
import { objectWords } from './app/web/build-object-words.ts'

/** Those that know light-dark() and nesting: rewritten for older ones, light-dark() lost its colours in the dark scheme. */
const cssTarget = ['chrome123', 'edge123', 'firefox121', 'safari17.5']

/**
 * What is loaded together, in layers: a module is of the first layer whose screens need it, with all that it needs itself. So no
 * layer leads to a later one, whatever screens are added, and the list of contacts loads nothing that forms and records need.
 */
const layers = [
  { name: 'list', screens: ['ObjectsLayout.tsx', 'objects/ListScreen.tsx'] },
  { name: 'forms', screens: ['ui/SideDrawer.tsx', 'ui/editors.tsx', 'objects/RecordForm.tsx'] },
  { name: 'records', screens: ['objects/RecordScreen.tsx'] },
]

type Graph = { getModuleInfo(id: string): { importedIds: string[] } | null }

/** The app's own modules that a screen imports from the start; what comes of packages follows them. */
const reached = (graph: Graph, screens: readonly string[], within: string): Set<string> => {
  const found = new Set<string>()
  const waiting = screens.map((screen) => `${within}/${screen}`)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue
    found.add(id)
    waiting.push(...(graph.getModuleInfo(id)?.importedIds ?? []).filter((one) => !one.includes('node_modules')))
  }
  return found
}

const groups = () => {
  const within = join(import.meta.dirname, 'app/web')
  const sets = new Map<string, Set<string>>()
  const isOf = (name: string, screens: readonly string[]) => (id: string, graph: Graph) => {
    const set = sets.get(name) ?? reached(graph, screens, within)
    sets.set(name, set)
    return set.has(id) ? name : null
  }
  return [
    { name: 'base', test: /node_modules/, tags: ['$initial' as const], priority: 9 },
    { name: 'shell', tags: ['$initial' as const], priority: 8 },
    ...layers.map(({ name, screens }, at) => ({ name: isOf(name, screens), priority: 7 - at })),
    { name: 'icons', test: /node_modules[\\/]@tabler/, minShareCount: 6, priority: 1 },
  ]
}

/** The web app: built from app/web into dist/web, from where the server hands it out. */
export default defineConfig({
  root: 'app/web',
  plugins: [react(), slimContract(), objectWords()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    cssTarget,
    reportCompressedSize: true,
    // They all preload modules by themselves.
    modulePreload: { polyfill: false },
    // Every file that leads to others has a list of them: their names weigh more there than they tell.
    rolldownOptions: { output: { chunkFileNames: 'assets/[hash].js', codeSplitting: { groups: groups() } } },
  },
  server: { host: '127.0.0.1', proxy: { '^/api/': 'http://127.0.0.1:3000' } },
})
