import { escaped, mailPage } from '#platform/mail/in-html'
import type { Recipient } from './person.ts'
import { type Told, wordsIn } from './told.ts'

/** What a mail tells: unread things with when they happened (ISO 8601). */
export interface News extends Told {
  id: string
  recordId: string | null
  createdAt: string
}

export interface Sheet {
  subject: string
  text: string
  html: string
}

export interface Occasion {
  /** The daily or weekly mail; null when it comes at once. */
  digest: 'daily' | 'weekly' | null
  workspace: string
  /** Where this Kith is reached, without a slash at its end. */
  publicUrl: string
  /** How many more there are than told. */
  more: number
}

/** Writes news to somebody, by record, as text and as HTML, in their language and by their clock. */
export function composeMail(recipient: Recipient, news: readonly News[], occasion: Occasion): Sheet {
  const { language, timeZone, name } = recipient
  const t = wordsIn(language)(null)
  const { workspace, publicUrl, digest, more } = occasion
  const count = news.length + more
  const clock = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const groups = byRecord(news).map((items) => ({
    title: items[0]?.record ?? null,
    items: items.map((item) => ({ ...item, at: clock.format(new Date(item.createdAt)), url: urlOf(publicUrl, item) })),
  }))
  const links = [
    { word: t('all'), url: `${publicUrl}/notifications` },
    { word: t('change'), url: `${publicUrl}/settings/notifications` },
  ]
  const greeting = t('greeting', { name })
  const rest = more > 0 ? [t('more', { count: more })] : []
  const subject = digest
    ? t(`digest.${digest}`, { workspace })
    : t('subject', { count, workspace, line: news[0]?.line ?? '' })
  return {
    subject: oneLine(subject),
    text: [
      greeting,
      ...groups.map(({ title, items }) => [...(title ? [title] : []), ...items.map(asText)].join('\n')),
      ...rest,
      links.map(({ word, url }) => `${word}: ${url}`).join('\n'),
    ].join('\n\n'),
    html: mailPage(
      language,
      `<p>${escaped(greeting)}</p>
${groups.map(({ title, items }) => `${title ? `<h2 style="font-size:15px;margin:24px 0 4px">${escaped(title)}</h2>` : ''}${items.map((item) => asHtml(item, t('open'))).join('\n')}`).join('\n')}
${rest.map((line) => `<p>${escaped(line)}</p>`).join('')}
<p style="margin-top:32px;color:#6b6862;font-size:13px">${links.map(({ word, url }) => `<a style="color:#0f5f59" href="${escaped(url)}">${escaped(word)}</a>`).join(' · ')}</p>`,
    ),
  }
}

interface Line extends News {
  at: string
  url: string | null
}

const asText = ({ line, at, excerpt, url }: Line) =>
  [`- ${line} (${at})`, ...(excerpt ? [`  “${oneLine(excerpt)}”`] : []), ...(url ? [`  ${url}`] : [])].join('\n')

const asHtml = ({ line, at, excerpt, url }: Line, open: string) =>
  `<p style="margin:8px 0;padding-left:12px;border-left:2px solid #d9d6d0">${escaped(line)} <span style="color:#6b6862;font-size:13px">${escaped(at)}</span>${
    excerpt ? `<br><span style="color:#4a4844">“${escaped(excerpt)}”</span>` : ''
  }${url ? `<br><a style="color:#0f5f59" href="${escaped(url)}">${escaped(open)}</a>` : ''}</p>`

const urlOf = (publicUrl: string, { href }: Told) => (href ? `${publicUrl}${href}` : null)

/** News about one record stand together, where its newest would stand. */
function byRecord(news: readonly News[]): News[][] {
  const groups = new Map<string, News[]>()
  for (const item of news) {
    const key = item.record === null ? item.id : (item.recordId ?? item.id)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups.values()]
}

const oneLine = (text: string) => text.replace(/\p{Cc}+/gu, ' ').slice(0, 500)
