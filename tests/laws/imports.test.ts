import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { code, isTest, isWeb, parsed, type Source } from './sources.ts'

/** Arrows go one way: a module imports those before it, by their index.ts. */
const modules = [
  'team',
  'customers',
  'commerce',
  'scoring',
  'forms',
  'assignment',
  'mailboxes',
  'knowledge',
  'conversations',
  'tickets',
  'chat',
  'sales',
  'sales-reports',
  'sequences',
  'quotes',
  'invoices',
  'forecast',
  'marketing',
  'feedback',
  'support-reports',
  'web-tracking',
  'automation',
  'insight',
  'strategy',
]

/** Rooms that are free of the server: the browser may run them. */
const forBoth = [
  /^platform\/values\//,
  /^modules\/[^/]+\/web\//,
  /^app\/web\//,
  // Reckoned live on the screen as the server reckons it.
  /^modules\/[^/]+\/domain\/[a-z-]+-arithmetic\.ts$/,
  // What the server keeps as it is, the screen does not offer for change.
  /^modules\/[^/]+\/domain\/fixed-fields\.ts$/,
]

/** Kept only until they are mended; a law below holds each to be still needed. */
const exceptions: string[] = []

test('imports go one way, and to doors only', () => {
  const wrong = code().flatMap(wrongImports)
  expect(wrong.filter((line) => !exceptions.includes(line))).toEqual([])
  expect(exceptions.filter((line) => !wrong.includes(line))).toEqual([])
})

const good: [string, string][] = [
  ['platform/jobs/worker.ts', `import { x } from '#platform/db/database'`],
  ['modules/commerce/domain/a.ts', `import { x } from '#modules/customers'`],
  ['modules/customers/web/List.tsx', `import { x } from '#app/web/ui/List.tsx'`],
  ['app/web/ui/List.tsx', `import { useState } from 'react'; import { y } from './y.ts'`],
  ['app/web/ui/filter.ts', `import type { Filter } from '#platform/objects/filter'`],
  ['app/web/session.ts', `import type { contract } from '#app/contract.ts'`],
  ['app/web/lines/lines.ts', `import { totalsOf } from '#modules/commerce/domain/line-arithmetic.ts'`],
  ['modules/invoices/web/a.tsx', `import { issued } from '../domain/fixed-fields.ts'`],
  ['platform/jobs/worker.test.ts', `import { x } from '#tests/support/workspace'`],
]
test.each(good)('%s may %s', (path, text) => expect(wrongImports({ path, text })).toEqual([]))

const bad: [string, string][] = [
  ['platform/jobs/worker.ts', `import { x } from '#modules/customers'`],
  ['platform/jobs/worker.ts', `export { x } from '#app/contract.ts'`],
  ['modules/customers/domain/a.ts', `import { x } from '#modules/commerce'`],
  ['modules/commerce/domain/a.ts', `import { x } from '#modules/customers/domain/b.ts'`],
  ['modules/commerce/domain/a.ts', `import { x } from '#app/server/web.ts'`],
  ['modules/commerce/domain/a.ts', `const x = await import('../../customers/index.ts')`],
  ['app/web/ui/List.tsx', `import { Link } from '@tanstack/react-router'`],
  ['app/web/ui/List.tsx', `import type { X } from '#modules/customers'`],
  ['app/web/ui/List.tsx', `import { api } from '../api.ts'`],
  ['app/web/ui/filter.ts', `import { operators } from '#platform/objects/filter'`],
  ['app/web/session.ts', `import { contract } from '#app/contract.ts'`],
  ['app/web/lines/lines.ts', `import { nextNumber } from '#modules/commerce/domain/next-number.ts'`],
  ['modules/customers/web/List.tsx', `import { contact, type Contact } from '../objects/contact.ts'`],
  ['platform/jobs/worker.ts', `import { x } from '#tests/support/workspace'`],
]
test.each(bad)('%s may not %s', (path, text) => expect(wrongImports({ path, text })).toHaveLength(1))

function wrongImports(source: Source): string[] {
  return importsOf(source).flatMap(({ specifier, typesOnly }) => {
    const why = wrong(source.path, specifier, typesOnly)
    return why ? [`${source.path} imports ${specifier}: ${why}`] : []
  })
}

interface Import {
  specifier: string
  typesOnly: boolean
}

function importsOf(source: Source): Import[] {
  const { staticImports, staticExports, dynamicImports } = parsed(source).module
  const declared = staticImports.map(({ moduleRequest, entries, start }) => ({
    specifier: moduleRequest.value,
    typesOnly:
      source.text.startsWith('import type', start) || (entries.length > 0 && entries.every(({ isType }) => isType)),
  }))
  const passedOn = staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ specifier: moduleRequest.value, typesOnly: isType }] : [],
    )
  const loaded = dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const specifier = /^['"`](.*)['"`]$/.exec(source.text.slice(start, end))?.[1]
    return specifier ? [{ specifier, typesOnly: false }] : []
  })
  return [...declared, ...passedOn, ...loaded]
}

function wrong(path: string, specifier: string, typesOnly: boolean): string | null {
  if (specifier.includes('../../')) return 'climbs twice; use #platform, #modules or #app'
  const target = targetOf(path, specifier)
  if (path.startsWith('app/web/ui/')) {
    if (specifier.startsWith('@tanstack/react-router')) return 'generic parts know no router'
    const known = target?.startsWith('app/web/ui/') || (typesOnly && target?.startsWith('platform/'))
    if (target && !known && !isTest(path)) return 'generic parts know nothing but each other and the platform’s types'
  }
  if (!target || isTest(path)) return null
  const measures = path.startsWith('bench/')
  if (target.startsWith('tests/')) return measures ? null : 'only tests and measurements use the tests’ support'
  const { room, name } = placeOf(path)
  const to = placeOf(target)
  if (room === 'platform' && to.room !== 'platform') return 'the platform knows no module and no app'
  if (isWeb(path) && !typesOnly && !forBoth.some((pure) => pure.test(target)))
    return 'the browser takes only types of the server'
  if (room !== 'modules') return null
  if (to.room === 'app')
    return isWeb(path) && isWeb(target) ? null : typesOnly && isWeb(path) ? null : 'a module knows no app'
  if (to.room !== 'modules' || to.name === name) return null
  if (modules.indexOf(to.name) >= modules.indexOf(name))
    return `${name} comes before ${to.name}; upwards one speaks by events`
  return specifier === `#modules/${to.name}` ? null : 'a module is entered by its index.ts'
}

function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier)
  return specifier.startsWith('#') ? specifier.slice(1) : null
}

const placeOf = (path: string) => {
  const [room = '', name = ''] = path.split('/')
  return { room, name }
}
