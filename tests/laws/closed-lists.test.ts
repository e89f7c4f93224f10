import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import '#app/server/web.ts'
import '#app/server/objects.ts'
import history from '#app/web/history/locales/en.json' with { type: 'json' }
import { settings } from '#platform/config/settings'
import { declaredEvents } from '#platform/events/event'
import { refusals } from '#platform/http/refusals'
import { root } from '#platform/root'
import { at, calleeOf, code, isNode, isTest, isWeb, literal, type Node, type Source, walk } from './sources.ts'

const own = () => code().filter(({ path }) => !isTest(path) && !isWeb(path) && !path.startsWith('bench/'))

/** Codes that an answer may carry without being thrown by name. May only shrink. */
const unusedRefusals: string[] = []

test('every event that is recorded is declared with the shape of its payload', () => {
  expect(own().flatMap((source) => undeclared(source, declaredEvents()))).toEqual([])
  expect([...declaredEvents()].filter(([, shape]) => !('safeParse' in shape)).map(([type]) => type)).toEqual([])
})

test('every declared event is recorded somewhere', () => {
  const said = own().flatMap(strings)
  // The engine records those of every object type, by its name and a verb.
  const general = /\.(created|updated|deleted|restored|merged|unmerged)$/
  const silent = [...declaredEvents().keys()].filter(
    (type) => !general.test(type) && said.filter((text) => text === type).length < 2,
  )
  expect(silent).toEqual([])
})

test('every declared event has words in the audit', () =>
  expect([...declaredEvents().keys()].filter((type) => !hasWords(type, history))).toEqual([]))

test('an event without words is noticed', () => {
  const words = { types: { deal: { won: 'Won' } }, verbs: { created: 'Created' } }
  expect(['deal.won', 'deal.created'].filter((type) => !hasWords(type, words))).toEqual([])
  expect(hasWords('deal.lost', words)).toBe(false)
})

interface Words {
  types: Record<string, Record<string, string>>
  verbs: Record<string, string>
}

function hasWords(type: string, { types, verbs }: Words): boolean {
  const [object = '', verb = ''] = type.split('.')
  return (types[object]?.[verb] ?? verbs[verb]) !== undefined
}

const known = new Map([['contact.merged', {}]])
test.each([
  `await ctx.record({ type: 'contact.merged', payload: {} })`,
  `await ctx.record(...ids.map((id) => ({ type: 'contact.merged', id })))`,
  'await ctx.record({ type: `$' + '{type.name}.created` })',
  `send({ type: 'contact.lost' })`,
])('%s is declared', (text) => expect(undeclared({ path: 'modules/a/b.ts', text }, known)).toEqual([]))
test.each([
  `await ctx.record({ type: 'contact.lost', payload: {} })`,
  `await ctx.record(...ids.map((id) => ({ type: 'contact.lost', id })))`,
])('%s is not', (text) => expect(undeclared({ path: 'modules/a/b.ts', text }, known)).toHaveLength(1))

function undeclared(source: Source, declared: ReadonlyMap<string, unknown>): string[] {
  const found: string[] = []
  walk(source, (node, parents) => {
    if (node.type !== 'Property' || !isNode(node.key) || node.key.name !== 'type') return
    const type = literal(node.value)
    const isRecorded = parents.some((parent) => calleeOf(parent) === 'record')
    if (type && isRecorded && !declared.has(type)) found.push(`${at(source, node.start)}: ${type}`)
  })
  return found
}

test('every refusal that is thrown is on the list', () => {
  expect(own().flatMap((source) => unlisted(source, refusals))).toEqual([])
})

test('every refusal on the list is used', () => {
  const used = usedIn(own().filter(({ path }) => path !== 'platform/http/refusals.ts'))
  const unused = Object.keys(refusals).filter((refusal) => !used.has(refusal))
  expect(unused.filter((refusal) => !unusedRefusals.includes(refusal))).toEqual([])
  expect(unusedRefusals.filter((refusal) => !unused.includes(refusal))).toEqual([])
})

const list = { deal_not_found: 1, unused: 1 }
test('a refusal of no list, and one that nobody throws, are noticed', () => {
  const source = (text: string) => ({ path: 'modules/a/b.ts', text })
  expect(unlisted(source(`refuse('deal_not_found')`), list)).toEqual([])
  expect(unlisted(source(`new Refusal('deal_lost', {}, [])`), list)).toHaveLength(1)
  expect(unlisted(source(`refuse(x ? 'deal_not_found' : 'deal_gone')`), list)).toHaveLength(1)
  expect(usedIn([source(`refuse('deal_not_found')`)]).has('deal_not_found')).toBe(true)
  expect(usedIn([source(`// unused\nconst unused = 1`)]).has('unused')).toBe(false)
})

function unlisted(source: Source, codes: object): string[] {
  const found: string[] = []
  walk(source, (node) => {
    if (calleeOf(node) !== 'refuse' && calleeOf(node) !== 'Refusal') return
    const [first] = node.arguments as Node[]
    const given = first?.type === 'ConditionalExpression' ? [first.consequent, first.alternate] : [first]
    for (const text of given.map(literal))
      if (text && !Object.hasOwn(codes, text)) found.push(`${at(source, node.start)}: ${text}`)
  })
  return found
}

const usedIn = (from: readonly Source[]): Set<string> => new Set(from.flatMap(strings))

/** Every string literal of a file. */
function strings(source: Source): string[] {
  const found: string[] = []
  walk(source, (node) => {
    const text = literal(node)
    if (text !== null) found.push(text)
  })
  return found
}

test('the guides name no setting that there is not', () => {
  const guides = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))
  const texts = [...guides.map((name) => join('docs', name)), 'README.md'].map((path) =>
    readFileSync(join(root, path), 'utf8'),
  )
  expect(texts.flatMap((text) => invented(text, settings))).toEqual([])
  expect(invented('`KITH_SECRET` and `PORT`', { KITH_SECRET: 1 })).toEqual([])
  expect(invented('`KITH_SECRETS`', { KITH_SECRET: 1 })).toEqual(['KITH_SECRETS'])
})

const invented = (guide: string, known: object): string[] =>
  [...guide.matchAll(/\bKITH_[A-Z_]+/g)].map(([name]) => name).filter((name) => !Object.hasOwn(known, name))

/** Of the environment that no setting is about. */
const surroundings = ['PATH']

test('nothing reads a variable of the environment that is no setting', () => {
  expect(own().flatMap(environment)).toEqual([])
  expect(environment({ path: 'modules/a/b.ts', text: 'const x = process.env.KITH_X' })).toHaveLength(1)
  expect(environment({ path: 'modules/a/b.ts', text: 'readConfig(process.env); process.env.LOG_LEVEL' })).toEqual([])
})

function environment(source: Source): string[] {
  const found: string[] = []
  walk(source, (node, parents) => {
    if (node.type !== 'MemberExpression' || named(node.object) !== 'process' || named(node.property) !== 'env') return
    const read = parents.at(-1)
    if (read?.type !== 'MemberExpression' || read.computed) return
    const name = named(read.property)
    if (!Object.hasOwn(settings, name) && !surroundings.includes(name)) found.push(`${at(source, node.start)}: ${name}`)
  })
  return found
}

const named = (node: unknown) => String(Object(node).name)
