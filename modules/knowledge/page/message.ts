import { createHash } from 'node:crypto'
import { escaped } from '#platform/mail/in-html'
import { ACCENT, lookOf } from './look.ts'
import { type Page, place, type Site, wordsOf } from './site-html.ts'
import { pageWords } from './words.ts'

/** What a help centre says in place of a page it does not have. */
export function messagePage(site: Site, { title, text }: { title: string; text: string }): Page {
  const main = `<div class="page"><h1>${escaped(title)}</h1><p>${escaped(text)}</p><p><a href="${place(site)}">${escaped(pageWords(site.language)('home'))}</a></p></div>`
  return { title: `${title} · ${wordsOf(site).name || site.business}`, main }
}

/** A page that says one thing, for where there is no help centre to draw it. */
export function plainPage(
  language: string,
  { title, text }: { title: string; text: string },
): { html: string; style: string } {
  const style = lookOf(ACCENT)
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escaped(title)}</title><style>${style}</style></head><body><main class="w page"><h1>${escaped(title)}</h1><p>${escaped(text)}</p></main></body></html>`
  return { html, style: createHash('sha256').update(style).digest('base64') }
}
