import { marked } from 'marked'
import sanitizeHtml from 'sanitize-html'
import { isAlias, parseDocument, visit } from 'yaml'
import { isTooMuchHtml } from '#platform/mail/reading/sanitise-html'
import { textOfHtml } from '#platform/mail/reading/text-of-html'
import { type ArticleLanguage, articleLanguages } from '../languages.ts'

/** A file as it was handed in. */
export interface GivenFile {
  name: string
  content: string
}

/** An article as a file has it; its body is not sanitised yet. */
export interface ReadFile {
  /** What files of one article share, whatever their language. */
  key: string
  title: string
  summary: string
  body: string
  language: ArticleLanguage | null
  slug: string | null
  category: string | null
  audience: 'public' | 'customers' | 'staff' | null
  /** Addresses it had elsewhere: they lead on. */
  former: string[]
}

export type Unread = 'empty' | 'tooMuch' | 'frontMatter'

const FRONT = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(\r?\n|$)/
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Reads a Markdown or HTML file; what cannot be one says why. */
export function readFile({ name, content }: GivenFile): ReadFile | Unread {
  const front = FRONT.exec(content)
  const said = front ? frontMatter(front[1] ?? '') : {}
  if (!said) return 'frontMatter'
  const rest = front ? content.slice(front[0].length) : content
  const { key, language } = nameOf(name)
  const isHtml = /\.html?$/i.test(name) || /^\s*<(!doctype|html)\b/i.test(rest)
  // Markdown is HTML as well: too deep is too deep before it is turned into any.
  if (isTooMuchHtml(rest)) return 'tooMuch'
  const html = isHtml ? withinPage(rest) : htmlOf(rest)
  if (html === undefined || isTooMuchHtml(html)) return 'tooMuch'
  const heading = /<h1\b[^>]*>([\s\S]*?)<\/h1>/i.exec(html)
  const title =
    word(said.title) ||
    (heading && plain(heading[1] ?? '')) ||
    (isHtml && titleOf(rest)) ||
    key.replaceAll(/[-_]+/g, ' ')
  const body = heading && plain(heading[1] ?? '') === title ? html.replace(heading[0], '') : html
  if (!plain(body)) return 'empty'
  return {
    key,
    title: title.slice(0, 200),
    summary: (word(said.summary) || word(said.description)).slice(0, 500),
    body,
    language: known(articleLanguages, word(said.language) || word(said.lang)) ?? language,
    slug: SLUG.test(word(said.slug)) ? word(said.slug).slice(0, 80) : null,
    category: word(said.category) || null,
    audience: known(['public', 'customers', 'staff'] as const, word(said.audience)),
    former: list(said.redirect_from ?? said.aliases),
  }
}

// The reader's time grows with the square of these within a paragraph: 12,000 took 4 seconds.
const [MOST_MARKS, MOST_MARKS_OF_A_BLOCK] = [10_000, 1_500]
const marksIn = (text: string) => text.length - text.replaceAll(/[_*]/g, '').length

/** Undefined for what is nested deeper than the reader of Markdown can go: it calls itself for each level. */
function htmlOf(markdown: string): string | undefined {
  if (
    marksIn(markdown) > MOST_MARKS ||
    markdown.split(/\n\s*\n/).some((block) => marksIn(block) > MOST_MARKS_OF_A_BLOCK)
  )
    return undefined
  try {
    return String(marked.parse(markdown, { gfm: true, async: false }))
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Undefined for what is no list of names and values. */
function frontMatter(text: string): Record<string, unknown> | undefined {
  const read = parseDocument(text)
  // What refers to itself grows without end, and no article needs it.
  let refers = false
  visit(read, (_, node) => {
    refers ||= isAlias(node)
  })
  if (read.errors.length > 0 || refers) return undefined
  const value: unknown = read.toJS()
  return value && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
}

/** `guides/brewing.de.md` is brewing, in German. */
function nameOf(name: string): { key: string; language: ArticleLanguage | null } {
  const last = (name.split(/[\\/]/).at(-1) ?? name).replace(/\.(md|markdown|html?|txt)$/i, '')
  const [, key = last, code = ''] = /^(.+)\.([a-z]{2})$/i.exec(last) ?? []
  const language = known(articleLanguages, code.toLowerCase())
  return language ? { key, language } : { key: last, language: null }
}

/** What of a page is the article. */
function withinPage(html: string): string {
  for (const tag of ['article', 'main', 'body']) {
    const found = new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*)</${tag}>`, 'i').exec(html)
    if (found) return found[1] ?? ''
  }
  return html
}

const titleOf = (html: string) => plain(/<title\b[^>]*>([^<]*)<\/title>/i.exec(html)?.[1] ?? '')
const plain = (html: string) =>
  textOfHtml(
    sanitizeHtml(html, { allowedTags: ['img', 'br', 'p'], allowedAttributes: {} }).replaceAll('<img />', '▢'),
  ).trim()
const word = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? stored(String(value)) : '')
/** As PostgreSQL takes it. */
const stored = (text: string) => text.replaceAll('\u0000', '').toWellFormed().trim()
const known = <T extends string>(all: readonly T[], value: string) => all.find((one) => one === value) ?? null

/** The last part of each address, as far as it can be one here. */
const list = (value: unknown) =>
  (Array.isArray(value) ? value : [value])
    .map((one) => word(one).replace(/\/+$/, '').split('/').at(-1) ?? '')
    .map((one) => one.replace(/\.html?$/i, '').toLowerCase())
    .filter((one) => SLUG.test(one) && one.length <= 80)
    .slice(0, 20)
