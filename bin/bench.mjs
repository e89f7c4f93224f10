import './node-version.mjs'
import { prepare } from './prepare.mjs'

prepare(['server', 'web', 'widget', 'bench'])
await import('../dist/bench/main.js')
