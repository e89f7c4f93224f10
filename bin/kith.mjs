#!/usr/bin/env node
import './node-version.mjs'
import module from 'node:module'
import { prepare } from './prepare.mjs'

prepare()
// Node 22 and newer keep compiled code between runs, which halves the loading once more.
module.enableCompileCache?.()
await import('../dist/server/kith.js')
