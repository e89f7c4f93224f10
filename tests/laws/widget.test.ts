import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { root } from '#platform/root'

const MOST_BYTES = 20_000

test('the script of the chat is below 20 kB gzipped, and one file that names nothing of the page it stands in', () => {
  execFileSync(process.execPath, [join(root, 'bin/build.mjs'), 'widget'], { cwd: root })
  const script = readFileSync(join(root, 'dist/widget/widget.js'))
  expect(gzipSync(script, { level: 9 }).length).toBeLessThan(MOST_BYTES)
  const text = script.toString()
  expect(text).toMatch(/^"use strict";\(\(\)=>\{/)
  expect(text).not.toMatch(/\b(import|export)\s*[({"]/)
})
