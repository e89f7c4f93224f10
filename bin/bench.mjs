import './node-version.mjs'
import { bundle, prepare } from './build.mjs'

await prepare()
await bundle('bench/main.ts', 'dist/bench')
await import('../dist/bench/main.js')
