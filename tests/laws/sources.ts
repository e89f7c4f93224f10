import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type ParseResult, parseSync } from 'oxc-parser'
import { root } from '#platform/root'

/** A file of the repository, by its path from the root. */
export interface Source {
  path: string
  text: string
}

/** A node of the syntax tree; which further keys it has depends on its type. */
export type Node = { type: string; start: number; end: number } & Record<string, unknown>

const folders = ['app', 'bench', 'bin', 'modules', 'platform', 'public', 'tests', 'widget']

/** Every file below our own folders with one of the given endings. What is built or fetched is not ours. */
export function sources(...endings: string[]): Source[] {
  const paths = readdirSync(root).filter((name) => folders.includes(name))
  return paths
    .flatMap((folder) => filesIn(folder))
    .flatMap((path) => {
      if (!endings.includes(extname(path)) || path.startsWith('tests/fixtures/')) return []
      return [{ path, text: readFileSync(join(root, path), 'utf8') }]
    })
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  return entries
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist' && !name.startsWith('.'))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
    .sort()
}

/** The program's own TypeScript, tests included, what is generated left out. */
export const code = (): Source[] => sources('.ts', '.tsx').filter(({ path }) => !path.endsWith('.generated.ts'))

export const isTest = (path: string): boolean => path.startsWith('tests/') || /\.test\.tsx?$/.test(path)
export const isWeb = (path: string): boolean => path.startsWith('app/web/') || /^modules\/[^/]+\/web\//.test(path)

const trees = new Map<string, ParseResult>()

/** The syntax tree, parsed once per text. */
export function parsed({ path, text }: Source): ParseResult {
  const known = trees.get(text)
  if (known) return known
  const result = parseSync(path, text)
  if (result.errors.length > 0) throw new Error(`${path} cannot be parsed: ${result.errors[0]?.message}`)
  trees.set(text, result)
  return result
}

/** Visits every node of a file, parents before children. */
export function walk(source: Source, visit: (node: Node, parents: readonly Node[]) => void): void {
  descend(parsed(source).program as unknown as Node, [], visit) // a tree of plain objects, read by key below
}

function descend(node: Node, parents: readonly Node[], visit: (node: Node, parents: readonly Node[]) => void) {
  visit(node, parents)
  const around = [...parents, node]
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) descend(child, around, visit)
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** The text of a string literal, null for anything else. */
export function literal(node: unknown): string | null {
  if (!isNode(node)) return null
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  const quasis = node.quasis as { value: { cooked: string } }[] | undefined
  return node.type === 'TemplateLiteral' && quasis?.length === 1 ? (quasis[0]?.value.cooked ?? null) : null
}

/** Name of what is called: `t` for `t(…)`, `record` for `ctx.record(…)`, `Refusal` for `new Refusal(…)`. */
export function calleeOf(node: Node): string | null {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return null
  const callee = node.callee
  if (!isNode(callee)) return null
  if (callee.type === 'Identifier') return String(callee.name)
  return callee.type === 'MemberExpression' && isNode(callee.property) ? String(callee.property.name) : null
}

/** `path:line` of a place in a file. */
export const at = ({ path, text }: Source, offset: number): string =>
  `${path}:${text.slice(0, offset).split('\n').length}`
