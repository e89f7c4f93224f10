import { expect, test } from 'vitest'
import { at, code, type Node, parsed, type Source, sources, walk } from './sources.ts'

const MOST_LINES = 300

test('no file outgrows 300 lines', () => {
  const written = sources('.ts', '.tsx', '.mjs', '.css', '.sql').filter(({ path }) => !path.endsWith('.generated.ts'))
  expect(written.filter(outgrown).map(({ path }) => path)).toEqual([])
})

test('a file of 301 lines is noticed', () => {
  expect(outgrown({ path: 'a.ts', text: 'x\n'.repeat(300) })).toBe(false)
  expect(outgrown({ path: 'a.ts', text: 'x\n'.repeat(301) })).toBe(true)
})

const outgrown = ({ text }: Source) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0) > MOST_LINES

/** Names that say nothing (style.md). Whole words of a name, in any case style. */
const banned = ['Service', 'Manager', 'Helper', 'Util', 'Utils', 'Impl', 'Handler', 'Info', 'V2', 'Enhanced']
/** A folder for everything; as a name of one thing `common` may mean frequent. */
const bannedFiles = [...banned, 'Misc', 'Common']

test('names say what a thing is', () => expect(code().flatMap(emptyNames)).toEqual([]))

test.each(['const closeDeal = 1', 'function information() {}', 'class Manage {}', 'const x = handlers'])(
  '%s is well named',
  (text) => expect(emptyNames({ path: 'modules/a/b.ts', text })).toEqual([]),
)
test.each([
  'class DealManager {}',
  'const dateUtils = 1',
  'function contactHelper() {}',
  'interface InfoOfDeal {}',
  'type DealV2 = 1',
])('%s is not', (text) => expect(emptyNames({ path: 'modules/a/b.ts', text })).toHaveLength(1))
test('a file named utils is not well named', () =>
  expect(emptyNames({ path: 'modules/a/utils.ts', text: '' })).toHaveLength(1))

const declarations = [
  'FunctionDeclaration',
  'ClassDeclaration',
  'VariableDeclarator',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
]

function emptyNames(source: Source): string[] {
  const found = source.path.split(/[/.]/).filter((part) =>
    isBanned(
      bannedFiles,
      part.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase()),
    ),
  )
  const wrong = found.map((part) => `${source.path}: ${part}`)
  walk(source, (node) => {
    const { name } = (node.id ?? {}) as { name?: string }
    if (declarations.includes(node.type) && name && isBanned(banned, name))
      wrong.push(`${at(source, node.start)}: ${name}`)
  })
  return wrong
}

const isBanned = (list: readonly string[], name: string) =>
  name.split(/(?=[A-Z])|_/).some((word) => list.some((no) => no.toLowerCase() === word.toLowerCase()))

test('no any, no silenced compiler, no forgotten note', () => expect(code().flatMap(shortcuts)).toEqual([]))

test.each([
  ['modules/a/b.ts', 'const x: unknown = 1'],
  ['modules/a/b.ts', '// biome-ignore lint/suspicious/noExplicitAny: the body is whatever it is\nlet x: any'],
  ['modules/a/b.ts', '// @ts-expect-error: the types of pg lack this option\nfoo()'],
  ['app/server/commands/setup.ts', 'console.log(key)'],
  ['modules/a/b.ts', `const todo = 'TODO'`],
])('%s may have %s', (path, text) => expect(shortcuts({ path, text })).toEqual([]))

test.each([
  ['modules/a/b.ts', 'let x: any'],
  ['modules/a/b.ts', 'const x = y as any'],
  ['modules/a/b.ts', '// @ts-ignore\nfoo()'],
  ['modules/a/b.ts', '// @ts-expect-error\nfoo()'],
  ['modules/a/b.ts', '// TODO: later'],
  ['modules/a/b.ts', '/* FIXME */'],
  ['modules/a/b.ts', 'console.log(1)'],
  ['modules/a/b.test.ts', `test.only('x', f)`],
])('%s may not have %s', (path, text) => expect(shortcuts({ path, text })).toHaveLength(1))

const speaks = [/^app\/server\//, /^bin\//, /^bench\//, /^tests\//]

function shortcuts(source: Source): string[] {
  const found: string[] = []
  const note = (offset: number, what: string) => found.push(`${at(source, offset)}: ${what}`)
  const { comments } = parsed(source)
  for (const { value, start } of comments) {
    if (/\b(TODO|FIXME|XXX|HACK)\b/.test(value)) note(start, value.trim())
    if (/@ts-(ignore|nocheck)|@ts-expect-error(?!:? ?\S)/.test(value)) note(start, value.trim())
  }
  const reasoned = (node: Node) =>
    comments.some(
      ({ value, end }) => value.includes('noExplicitAny: ') && end <= node.start && lines(source, end, node.start) <= 1,
    )
  walk(source, (node) => {
    if (node.type === 'TSAnyKeyword' && !reasoned(node)) note(node.start, 'any')
    if (node.type !== 'MemberExpression') return
    const member = `${named(node.object)}.${named(node.property)}`
    if (member === 'console.log' && !speaks.some((place) => place.test(source.path))) note(node.start, member)
    if (/^(test|it|describe)\.only$/.test(member)) note(node.start, member)
  })
  return found
}

const named = (node: unknown) => String(Object(node).name)
const lines = ({ text }: Source, from: number, to: number) => text.slice(from, to).split('\n').length - 1
