import { expect, test } from 'vitest'
import { at, calleeOf, code, isNode, isTest, isWeb, literal, type Node, type Source, sources, walk } from './sources.ts'

type Catalogues = ReadonlyMap<string, ReadonlyMap<string, string>>

/** Words on the screen that need no catalogue, by file and text. May only shrink. */
const literalExceptions: string[] = [
  // An example is called what people are called.
  'app/web/ui/ExampleRecord.tsx: Sofia Marchetti',
  'app/web/ui/ExampleRecord.tsx: Café Lumen',
  // Settings are written the same in every language.
  'modules/team/web/settings/NoMailServer.tsx: SMTP_URL=smtps://user:password@mail.example.com\nMAIL_FROM="Acme <hello@acme.example>"',
]

const screens = () => code().filter(({ path }) => isWeb(path) && !isTest(path) && !path.startsWith('app/web/gallery/'))

test('English and German say the same things', () => {
  const files = sources('.json').filter(({ path }) => path.includes('/locales/'))
  expect(files.length).toBeGreaterThan(3)
  expect(differences(files)).toEqual([])
})

test('every key that a screen asks for is in its catalogue', () => {
  // What the server writes by itself has words of its own.
  const ofScreens = ({ path }: Source) => path.endsWith('/locales/en.json') && !path.startsWith('platform/')
  const known = catalogues(sources('.json').filter(ofScreens))
  expect(screens().flatMap((source) => unknownKeys(source, known))).toEqual([])
})

test('what a screen says stands in a catalogue', () => {
  const found = screens().flatMap(literals)
  expect(found.filter((line) => !literalExceptions.includes(line))).toEqual([])
  expect(literalExceptions.filter((line) => !found.includes(line))).toEqual([])
})

const pair = (en: object, de: object): Source[] => [
  { path: 'modules/a/web/locales/en.json', text: JSON.stringify(en) },
  { path: 'modules/a/web/locales/de.json', text: JSON.stringify(de) },
]
test.each<[object, object]>([
  [{ a: { b: 'Hello {{name}}' } }, { a: { b: 'Hallo {{name}}' } }],
  [
    { n_one: 'one', n_other: '{{count}} many' },
    { n_one: 'eins', n_other: '{{count}} viele' },
  ],
])('%j goes with %j', (en, de) => expect(differences(pair(en, de))).toEqual([]))
test.each<[object, object]>([
  [{ a: 'Hello' }, {}],
  [{}, { a: 'Hallo' }],
  [{ a: 'Hello {{name}}' }, { a: 'Hallo {{nmae}}' }],
  [{ a: 'Hello' }, { a: '' }],
])('%j does not go with %j', (en, de) => expect(differences(pair(en, de))).toHaveLength(1))
test('a catalogue without its German is noticed', () =>
  expect(differences(pair({ a: 'x' }, {}).slice(0, 1))).toHaveLength(1))

const sample = catalogues([
  { path: 'app/web/locales/en.json', text: '{"close": "Close", "count_one": "one", "count_other": "many"}' },
  { path: 'modules/a/web/locales/en.json', text: '{"list": {"empty": "Nothing"}}' },
])
test.each([
  `const { t } = useTranslation(); t('close')`,
  `const { t } = useTranslation(); t('count', { count: 2 })`,
  `const { t } = useTranslation('a'); t('list.empty')`,
  `const { t } = useTranslation('a'); t('app:close')`,
  `const { t } = useTranslation('a'); t('close', { ns: 'app' })`,
  'const { t } = useTranslation("a"); t(`list.$' + '{x}`)',
])('%s finds its words', (text) => expect(unknownKeys({ path: 'modules/a/web/A.tsx', text }, sample)).toEqual([]))
test.each([
  `const { t } = useTranslation(); t('clsoe')`,
  `const { t } = useTranslation('a'); t('close')`,
  `const { t } = useTranslation('a'); t(x ? 'list.empty' : 'list.full')`,
  'const { t } = useTranslation("a"); t(`lists.$' + '{x}`)',
])('%s finds none', (text) => expect(unknownKeys({ path: 'modules/a/web/A.tsx', text }, sample)).toHaveLength(1))

test.each(['<p>{t("a")}</p>', '<p>·</p>', '<p>3 %</p>', '<a title={t("a")} className="big" />', '<b>Kith</b>'])(
  '%s says nothing by itself',
  (text) => expect(literals({ path: 'modules/a/web/A.tsx', text })).toEqual([]),
)
test.each([
  '<p>Nothing here</p>',
  '<a title="Close" />',
  `<p>{'Nothing'}</p>`,
  '<a aria-label={"Close"} />',
  `<p>{x ? 'Yes' : y}</p>`,
])('%s does', (text) => expect(literals({ path: 'modules/a/web/A.tsx', text })).toHaveLength(1))

function differences(files: readonly Source[]): string[] {
  return files
    .filter(({ path }) => path.endsWith('/en.json'))
    .flatMap((english) => {
      const path = english.path.replace('/en.json', '/de.json')
      const german = files.find((file) => file.path === path)
      if (!german) return [`${path} is missing`]
      const [words, worte] = [flat(JSON.parse(english.text)), flat(JSON.parse(german.text))]
      const keys = [...new Set([...words.keys(), ...worte.keys()])]
      const differs = (key: string) =>
        placeholders(words.get(key)) !== placeholders(worte.get(key)) || !words.get(key) || !worte.get(key)
      return keys.filter(differs).map((key) => `${path}: ${key}`)
    })
}

const placeholders = (text = '') =>
  [...text.matchAll(/\{\{\s*(\w+)/g)]
    .map(([, name]) => name)
    .sort()
    .join()

function flat(tree: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null
        ? [...flat(value, `${prefix}${key}.`)]
        : [[prefix + key, String(value)] as const],
    ),
  )
}

/** Keys and words by namespace: the folder beside `locales`; `app` for the shell, a module's name for its own screens. */
function catalogues(files: readonly Source[]): Map<string, Map<string, string>> {
  return new Map(
    files.map(({ path, text }) => {
      const [, , folder = '', parent = ''] = path.split('/').reverse()
      const space = folder === 'web' ? parent : folder
      return [space, flat(JSON.parse(text))] as const
    }),
  )
}

function unknownKeys(source: Source, known: Catalogues): string[] {
  const spaces = new Set<string>()
  walk(source, (node) => {
    if (calleeOf(node) !== 'useTranslation') return
    const [first] = node.arguments as Node[]
    const listed = first?.type === 'ArrayExpression' ? (first.elements as Node[]) : first ? [first] : []
    for (const space of listed.length > 0 ? listed.map(literal) : ['app']) if (space) spaces.add(space)
  })
  // A t that was handed in may be of any namespace.
  const fallback = spaces.size > 0 ? [...spaces] : [...known.keys()]
  const found: string[] = []
  walk(source, (node) => {
    if (calleeOf(node) !== 't') return
    const [asked, options] = node.arguments as Node[]
    const given = namespaceIn(options)
    for (const key of keysIn(asked)) {
      const [, space, rest = key] = /^(\w[\w-]*):(.*)$/.exec(key) ?? []
      const within = space ? [space] : given ? [given] : fallback
      if (!within.some((name) => has(known.get(name), rest))) found.push(`${at(source, node.start)}: ${key}`)
    }
  })
  return found
}

function namespaceIn(options: Node | undefined): string | null {
  const properties = options?.type === 'ObjectExpression' ? (options.properties as Node[]) : []
  const space = properties.find(({ key }) => isNode(key) && key.name === 'ns')
  return literal(space?.value)
}

/** The keys an argument may stand for; of a template, its parts with a star between. */
function keysIn(node: unknown): string[] {
  if (!isNode(node)) return []
  const text = literal(node)
  if (text !== null) return [text]
  if (node.type === 'ConditionalExpression') return [...keysIn(node.consequent), ...keysIn(node.alternate)]
  if (node.type !== 'TemplateLiteral') return []
  const pattern = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('*')
  return /^\*|^$/.test(pattern) ? [] : [pattern]
}

function has(catalogue: ReadonlyMap<string, string> | undefined, key: string): boolean {
  if (!catalogue) return false
  const pattern = new RegExp(
    `^${key.replace(/[.+?^$()[\]{}|\\]/g, '\\$&').replaceAll('*', '.*')}(_zero|_one|_two|_few|_many|_other)?$`,
  )
  return [...catalogue.keys()].some(
    (known) => pattern.test(known) || (key.includes('*') && known.startsWith(`${key.split('*')[0]}`)),
  )
}

const spoken = [
  'title',
  'label',
  'placeholder',
  'alt',
  'aria-label',
  'aria-description',
  'description',
  'message',
  'detail',
]
const isWord = (text: string) => /\p{L}{2,}/u.test(text) && text.trim() !== 'Kith'

function literals(source: Source): string[] {
  const found: string[] = []
  const note = (text: string) => isWord(text) && found.push(`${source.path}: ${text.trim()}`)
  walk(source, (node, parents) => {
    if (node.type === 'JSXText') note(String(node.value))
    if (node.type === 'JSXAttribute' && isNode(node.name) && spoken.includes(String(node.name.name)))
      for (const text of textsIn(node.value)) note(text)
    if (node.type === 'JSXExpressionContainer' && parents.at(-1)?.type === 'JSXElement')
      for (const text of textsIn(node)) note(text)
  })
  return found
}

/** String literals that an expression may come to. */
function textsIn(node: unknown): string[] {
  if (!isNode(node)) return []
  const text = literal(node)
  if (text !== null) return [text]
  if (node.type === 'JSXExpressionContainer') return textsIn(node.expression)
  if (node.type === 'ConditionalExpression') return [...textsIn(node.consequent), ...textsIn(node.alternate)]
  return node.type === 'LogicalExpression' ? textsIn(node.right) : []
}
