import './node-version.mjs'
import { prepare } from './prepare.mjs'

prepare(['server', 'web', 'bench'])
await import('../dist/bench/main.js')
