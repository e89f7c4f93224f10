import { escaped } from '#platform/mail/in-html'
import { pathIn } from '../domain/addresses.ts'
import type { Category } from '../domain/categories.ts'
import { nameOfLanguage } from '../domain/languages.ts'
import { withAnchors } from '../domain/passages.ts'
import { withPictures } from '../domain/sanitise-article.ts'
import type { FoundPassage } from '../domain/search-articles.ts'
import { excerptHtml } from './excerpt.ts'
import { iconHtml } from './icons.ts'
import type { Listed, Read } from './read-site.ts'
import { elsewhereHtml, findHtml, type Page, place, rowsHtml, type Site, wordsOf } from './site-html.ts'
import { pageWords } from './words.ts'

const named = ({ names }: Category, { language, centre }: Site) =>
  names[language] ?? names[centre.languages[0] ?? ''] ?? Object.values(names)[0] ?? { name: '', about: '' }

const everywhere = ({ centre }: Site, ...rest: string[]) =>
  Object.fromEntries(centre.languages.map((one) => [one, pathIn(centre.address, one, ...rest)]))

interface Shelves {
  categories: readonly Category[]
  articles: readonly Listed[]
}

/** A category's own articles and those of what lies in it. */
const within = (category: Category, { categories, articles }: Shelves) => {
  const ids = [category.id, ...categories.filter(({ parentId }) => parentId === category.id).map(({ id }) => id)]
  return articles.filter(({ categoryId }) => categoryId !== null && ids.includes(categoryId))
}

/** The first page: search, topics, what is read most. */
export function homePage(site: Site, shelves: Shelves, mostRead: readonly Listed[]): Page {
  const t = pageWords(site.language)
  const { title, intro, asked = [], name } = wordsOf(site)
  const said = title || t('title')
  const often = asked.map(
    (words) => `<a href="${place(site, 'search')}?q=${encodeURIComponent(words)}">${escaped(words)}</a>`,
  )
  const hero = `<div class="hero"><div class="w"><h1>${escaped(said)}</h1>${intro ? `<p>${escaped(intro)}</p>` : ''}${findHtml(site)}${
    often.length > 0 ? `<p class="asked">${escaped(t('asked'))} ${often.join('')}</p>` : ''
  }</div></div>`
  const cards = shelves.categories
    .filter(({ parentId }) => parentId === null)
    .map((category) => ({ category, count: within(category, shelves).length }))
    .filter(({ count }) => count > 0)
    .map(({ category, count }) => {
      const { name: label, about } = named(category, site)
      return `<li><a class="card" href="${place(site, 'categories', category.slug)}">${iconHtml(category.icon)}<div><b>${escaped(label)}<span class="n" aria-label="${escaped(t('articles', { count }))}">${count}</span></b>${about ? `<small>${escaped(about)}</small>` : ''}</div></a></li>`
    })
  const loose = shelves.articles.filter(({ categoryId }) => !shelves.categories.some(({ id }) => id === categoryId))
  const sections = [
    mostRead.length > 0 ? `<h2 class="s">${escaped(t('mostRead'))}</h2>${rowsHtml(site, mostRead)}` : '',
    loose.length > 0 && cards.length > 0 ? `<h2 class="s">${escaped(t('others'))}</h2>${rowsHtml(site, loose)}` : '',
    shelves.articles.length === 0 ? `<p>${escaped(t('empty'))}</p>` : '',
  ]
  const topics = cards.length > 0 ? `<ul class="cards" aria-label="${escaped(t('topics'))}">${cards.join('')}</ul>` : ''
  return {
    title: `${name || site.business} · ${t('help')}`,
    about: intro || said,
    hero,
    main: `${topics}<div class="two"><div>${sections.join('')}</div>${elsewhereHtml(site)}</div>`,
    canonical: place(site),
    others: everywhere(site),
  }
}

/** What lies in a category, and in those within it. */
export function categoryPage(site: Site, category: Category, shelves: Shelves): Page {
  const t = pageWords(site.language)
  const { name, about } = named(category, site)
  const parent = shelves.categories.find(({ id }) => id === category.parentId)
  const own = shelves.articles.filter(({ categoryId }) => categoryId === category.id)
  const parts = shelves.categories
    .filter(({ parentId }) => parentId === category.id)
    .map((one) => ({ one, articles: shelves.articles.filter(({ categoryId }) => categoryId === one.id) }))
    .filter(({ articles }) => articles.length > 0)
    .map(({ one, articles }) => `<h2>${escaped(named(one, site).name)}</h2>${rowsHtml(site, articles)}`)
  const none = own.length === 0 && parts.length === 0 ? `<p>${escaped(t('empty'))}</p>` : ''
  return {
    title: `${name} · ${wordsOf(site).name || site.business}`,
    about: about || name,
    main: `${crumbs(site, parent ? [parent] : [])}<div class="page two"><div><h1>${escaped(name)}</h1>${
      about ? `<p class="lead">${escaped(about)}</p>` : ''
    }${own.length > 0 ? rowsHtml(site, own) : ''}${parts.join('')}${none}</div>${elsewhereHtml(site)}</div>`,
    canonical: place(site, 'categories', category.slug),
    others: everywhere(site, 'categories', category.slug),
  }
}

function crumbs(site: Site, categories: readonly Category[]): string {
  const t = pageWords(site.language)
  const steps = categories.map(
    (one) =>
      `<span aria-hidden="true">›</span><a href="${place(site, 'categories', one.slug)}">${escaped(named(one, site).name)}</a>`,
  )
  return `<nav class="crumbs" aria-label="${escaped(t('topics'))}"><a href="${place(site)}">${escaped(t('home'))}</a>${steps.join('')}</nav>`
}

interface ArticleVisit extends Shelves {
  article: Read
  /** What the reader has said just now. */
  voted: 'yes' | 'no' | null
  /** Of an article for customers: what its address is signed with. */
  key: string | null
  /** Colleagues see pictures that are not published yet. */
  asFiles?: boolean
}

/** An article, in the reader's language or, told, in another. */
export function articlePage(
  site: Site,
  { article, categories, articles, voted, key, asFiles = false }: ArticleVisit,
): Page {
  const t = pageWords(site.language)
  const { title, summary, slug, language } = article
  const category = categories.find(({ id }) => id === article.categoryId)
  const parent = categories.find(({ id }) => id === category?.parentId)
  const day = new Intl.DateTimeFormat(site.language, { dateStyle: 'long' }).format(new Date(article.publishedAt))
  const foreign = language !== site.language
  const note = t('fallback', { wanted: nameOfLanguage(site.language), language: nameOfLanguage(language) })
  const anchored = withAnchors(article.body)
  const body = asFiles ? anchored : withPictures(anchored, (id) => pathIn(site.centre.address, 'images', id))
  const related = articles
    .filter(({ id, categoryId }) => id !== article.id && categoryId && categoryId === article.categoryId)
    .slice(0, 4)
  const main = `${crumbs(
    site,
    [parent, category].flatMap((one) => one ?? []),
  )}<div class="two"><div><article${foreign ? ` lang="${language}"` : ''}><h1>${escaped(title)}</h1>
<p class="quiet" lang="${site.language}">${escaped(t('updated', { day }))} · ${escaped(t('minutes', { count: article.minutes }))}</p>${
    foreign ? `<p class="note" role="note" lang="${site.language}">${escaped(note)}</p>` : ''
  }${summary ? `<p class="lead">${escaped(summary)}</p>` : ''}<div class="body">${body}</div></article>${voteHtml(site, slug, { voted, key })}</div>
<div>${related.length > 0 ? `<section><h2 class="s">${escaped(t('related'))}</h2>${rowsHtml(site, related)}</section><br>` : ''}${elsewhereHtml(site)}</div></div>`
  const others = Object.fromEntries(
    article.others.map((one) => [one.language, pathIn(site.centre.address, one.language, 'articles', one.slug)]),
  )
  const isPublic = article.audience === 'public'
  return {
    title: `${title} · ${wordsOf(site).name || site.business}`,
    about: summary || title,
    main,
    ...(isPublic ? { canonical: pathIn(site.centre.address, language, 'articles', slug), others } : {}),
  }
}

function voteHtml(site: Site, slug: string, { voted, key }: Pick<ArticleVisit, 'voted' | 'key'>): string {
  const t = pageWords(site.language)
  const said = voted ? `${t(voted === 'yes' ? 'thanksYes' : 'thanksNo')} ${t('change')}` : t('wasItHelpful')
  const button = (answer: 'yes' | 'no') =>
    `<button class="plain" name="helpful" value="${answer}" aria-pressed="${voted === answer}">${escaped(t(answer))}</button>`
  return `<div class="vote" id="vote"><p${voted ? ' role="status"' : ''}>${escaped(said)}</p><form method="post" action="${place(site, 'articles', slug, 'votes')}">${
    key ? `<input type="hidden" name="key" value="${escaped(key)}">` : ''
  }${button('yes')}${button('no')}</form></div>`
}

/** What a search found, or that it found nothing. */
export function resultsPage(site: Site, words: string, found: readonly FoundPassage[]): Page {
  const t = pageWords(site.language)
  const title = !words ? t('search') : t(found.length > 0 ? 'results' : 'nothing', { words })
  const hits = found.map((hit) => {
    const anchor = hit.anchor ? `#${hit.anchor}` : ''
    const under = hit.heading ? ` <span class="n">› ${escaped(hit.heading)}</span>` : ''
    return `<li class="hit"${hit.language === site.language ? '' : ` lang="${hit.language}"`}><a href="${place(site, 'articles', hit.slug)}${anchor}">${escaped(hit.title)}</a>${under}<p>${excerptHtml(hit.text || hit.summary, words)}</p></li>`
  })
  const count =
    found.length > 0 ? `<p class="quiet" role="status">${escaped(t('found', { count: found.length }))}</p>` : ''
  const none =
    found.length > 0
      ? ''
      : `<p role="status">${escaped(t(words ? 'nothingText' : 'emptySearch'))}</p><p><a href="${place(site)}">${escaped(t('home'))}</a></p>`
  const main = `${crumbs(site, [])}<div class="page two"><div><h1>${escaped(title)}</h1>${count}${none}<ul class="rows">${hits.join('')}</ul></div>${elsewhereHtml(site)}</div>`
  const query = `?q=${encodeURIComponent(words)}`
  const others = Object.fromEntries(
    Object.entries(everywhere(site, 'search')).map(([one, path]) => [one, `${path}${query}`]),
  )
  return { title: `${title} · ${wordsOf(site).name || site.business}`, main, searched: words, others }
}
