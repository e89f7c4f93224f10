import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#platform/root'

test('nothing lies dead: no file, export or package that nobody uses', async () => {
  expect(deadIn(await knip())).toEqual([])
})

test('a dead file, export, type and package are noticed', () => {
  const place = { name: 'closeDeal', line: 1, col: 1, pos: 1 }
  const none = {
    file: 'a.ts',
    files: [],
    dependencies: [],
    devDependencies: [],
    unlisted: [],
    unresolved: [],
    exports: [],
    types: [],
  }
  expect(deadIn({ issues: [none] })).toEqual([])
  expect(deadIn({ issues: [{ ...none, files: [{ name: 'a.ts' }] }] })).toEqual(['a.ts: files a.ts'])
  expect(deadIn({ issues: [{ ...none, exports: [place], types: [place] }] })).toEqual([
    'a.ts: exports closeDeal',
    'a.ts: types closeDeal',
  ])
  expect(deadIn({ issues: [{ ...none, file: 'package.json', dependencies: [{ name: 'left-pad' }] }] })).toEqual([
    'package.json: dependencies left-pad',
  ])
})

interface Report {
  issues: ({ file: string } & Record<string, unknown>)[]
}

const kinds = ['files', 'dependencies', 'devDependencies', 'unlisted', 'unresolved', 'exports', 'types', 'duplicates']

function deadIn({ issues }: Report): string[] {
  return issues.flatMap(({ file, ...found }) =>
    kinds.flatMap((kind) => {
      const places = (found[kind] ?? []) as { name: string }[] // knip's JSON: lists of places by kind
      return places.map(({ name }) => `${file}: ${kind} ${name}`)
    }),
  )
}

/** knip ends with 1 when it finds something. */
function knip(): Promise<Report> {
  const program = join(root, 'node_modules/knip/bin/knip.js')
  const options = ['--no-progress', '--reporter', 'json', '--no-config-hints']
  return new Promise((done, fail) => {
    execFile(process.execPath, [program, ...options], { cwd: root, maxBuffer: 64 << 20 }, (error, stdout) =>
      stdout.startsWith('{') ? done(JSON.parse(stdout)) : fail(error),
    )
  })
}
