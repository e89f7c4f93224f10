import { createHash } from 'node:crypto'
import { escaped } from '#platform/mail/in-html'
import { pathIn } from '../domain/addresses.ts'
import type { Centre, CentreWords } from '../domain/centre.ts'
import { nameOfLanguage } from '../domain/languages.ts'
import { iconHtml } from './icons.ts'
import { ACCENT, lookOf } from './look.ts'
import type { Listed } from './read-site.ts'
import { pageWords } from './words.ts'

/** The help centre as one reader sees it. */
export interface Site {
  centre: Centre
  business: string
  language: string
  /** Where Kith stands, for addresses that are read elsewhere. */
  publicUrl: string
}

export interface Page {
  title: string
  about?: string
  main: string
  /** What stands between the head and the rest; absent: the search alone. */
  hero?: string
  /** The path that this page goes by where several lead to it; absent: searched by no machine. */
  canonical?: string
  /** Where it stands in other languages, by language. */
  others?: Record<string, string>
  searched?: string
}

export const wordsOf = ({ centre, language }: Pick<Site, 'centre' | 'language'>): Partial<CentreWords> =>
  centre.words[language] ?? centre.words[centre.languages[0] ?? ''] ?? {}

export const place = ({ centre, language }: Pick<Site, 'centre' | 'language'>, ...rest: string[]) =>
  pathIn(centre.address, language, ...rest)

const isRightToLeft = (language: string) => language === 'ar' || language === 'he'

/** A whole page around what is already HTML, and the hash its one style sheet is known by. */
export function sitePage(site: Site, page: Page): { html: string; style: string } {
  const { centre, language, publicUrl } = site
  const t = pageWords(language)
  const style = lookOf(centre.colour ?? ACCENT)
  const name = wordsOf(site).name || site.business
  const whole = (path: string) => escaped(new URL(path, publicUrl).href)
  const others = Object.entries(page.others ?? {})
  const head = [
    page.about ? `<meta name="description" content="${escaped(page.about)}">` : '',
    page.canonical
      ? `<link rel="canonical" href="${whole(page.canonical)}">`
      : '<meta name="robots" content="noindex">',
    ...others.map(([code, path]) => `<link rel="alternate" hreflang="${code}" href="${whole(path)}">`),
  ]
  const html = `<!doctype html>
<html lang="${language}"${isRightToLeft(language) ? ' dir="rtl"' : ''}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(page.title)}</title>${head.join('')}<style>${style}</style></head>
<body><a class="skip" href="#main">${escaped(t('skip'))}</a>${topHtml(site, name, page)}
${page.hero ?? `<div class="hero"><div class="w">${findHtml(site, page.searched)}</div></div>`}
<main id="main" class="w">${page.main}</main><footer><div class="w">${escaped(name)}</div></footer></body></html>`
  return { html, style: createHash('sha256').update(style).digest('base64') }
}

function topHtml(site: Site, name: string, { others = {} }: Page): string {
  const { centre, language } = site
  const t = pageWords(language)
  const logo = centre.logo
    ? `<img src="${pathIn(centre.address, 'images', centre.logo)}" alt="">`
    : `<b class="mark" aria-hidden="true">${escaped([...name][0] ?? '')}</b>`
  const links = centre.links.map(
    ({ label, address }) => `<a href="${escaped(address)}" rel="noopener">${escaped(label)}</a>`,
  )
  const tongues = centre.languages
    .filter((one) => one !== language)
    .map(
      (one) =>
        `<a lang="${one}" hreflang="${one}" href="${escaped(others[one] ?? pathIn(centre.address, one))}">${escaped(nameOfLanguage(one))}</a>`,
    )
  const nav = [...links, ...tongues]
  return `<header class="top"><div class="w"><a class="name" href="${place(site)}">${logo}${escaped(name)} <span>${escaped(t('help'))}</span></a>${
    nav.length > 0
      ? `<nav aria-label="${escaped(t(links.length > 0 ? 'links' : 'languages'))}">${nav.join('')}</nav>`
      : ''
  }</div></header>`
}

/** The search, which every page has. */
export function findHtml(site: Site, searched = ''): string {
  const t = pageWords(site.language)
  const label = escaped(t('placeholder'))
  return `<form class="find" role="search" action="${place(site, 'search')}"><input type="search" name="q" maxlength="200" value="${escaped(searched)}" aria-label="${label}" placeholder="${label}"><button>${escaped(t('search'))}</button></form>`
}

/** Articles one below the other. */
export function rowsHtml(site: Site, articles: readonly Listed[]): string {
  const t = pageWords(site.language)
  const rows = articles.map(({ title, summary, slug, language, minutes }) => {
    const foreign =
      language === site.language ? '' : ` · ${escaped(t('fallbackShort', { language: nameOfLanguage(language) }))}`
    const tongue = language === site.language ? '' : ` lang="${language}"`
    return `<li><a class="row" href="${place(site, 'articles', slug)}"><div${tongue}><b>${escaped(title)}</b>${
      summary ? `<small>${escaped(summary)}</small>` : ''
    }</div><span class="n">${escaped(t('minutes', { count: minutes }))}${foreign}</span>${iconHtml('onward')}</a></li>`
  })
  return `<ul class="rows">${rows.join('')}</ul>`
}

/** Other ways to the business; nothing where it has named none. */
export function elsewhereHtml(site: Site): string {
  const { links } = site.centre
  if (links.length === 0) return ''
  const rows = links.map(
    ({ label, address }) =>
      `<li><a class="row" rel="noopener" href="${escaped(address)}"><div><b>${escaped(label)}</b></div>${iconHtml('onward')}</a></li>`,
  )
  return `<section><h2 class="s">${escaped(pageWords(site.language)('elsewhere'))}</h2><div class="box"><ul class="rows">${rows.join('')}</ul></div></section>`
}
