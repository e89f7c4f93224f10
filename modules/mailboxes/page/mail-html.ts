import type { Translate } from '#platform/i18n/translate'
import { escaped } from '#platform/mail/in-html'

/** A mail as it is to be shown. Its HTML was sanitised when it came. */
export interface ShownMail {
  id: string
  html: string
  showsRemote: boolean
  /** Pictures within the mail: which attachment bears which content id. */
  inner: readonly { id: string; contentId: string }[]
}

/**
 * What the page of a mail may do, held by the browser even if something slipped through the sanitiser: no script, form, frame, style or
 * picture from elsewhere. It has our origin, so that pictures may be asked for by who is signed in; nothing in it can use that.
 */
export const pagePolicy = [
  "default-src 'none'",
  "img-src 'self'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
].join('; ')

const looks = `html{color-scheme:light;background:#fff;color:#1f1d1a}
html[data-dark]{color-scheme:dark;background:var(--paper);color:var(--ink)}
html[data-dark] body *{color:inherit !important}html[data-dark] a[href]{color:var(--link) !important}
body{margin:0;padding:1px 0;font:14px/20px Inter,system-ui,sans-serif;overflow-wrap:break-word}
html[data-coloured] body{padding:12px}
img{max-width:100%;height:auto}pre{white-space:pre-wrap}a{color:#0b6e69}
img:not([src]){display:inline-block;box-sizing:border-box;padding:2px 6px;font-size:12px;line-height:16px;
color:#6b6760;background:#f4f2ee;border:1px dashed #c9c4bb;border-radius:4px}
blockquote{margin:8px 0 8px 2px;padding-inline-start:12px;border-inline-start:2px solid #d9d5cd}
summary{width:max-content;margin:8px 0;padding:0 8px;font-size:12px;color:#6b6760;border:1px solid #d9d5cd;border-radius:6px;cursor:pointer}
html[data-dark] :is(summary,img:not([src])){background:transparent;border-color:currentColor}`

/** The whole page of a mail. Remote pictures come through our own door, by their place in the mail, or not at all. */
export function mailHtml({ id, html, showsRemote, inner }: ShownMail, language: string, t: Translate): string {
  const at = `/api/v1/emails/${id}`
  const byContentId = new Map(inner.map((one) => [one.contentId, one.id]))
  let place = 0
  const body = foldQuoted(html, t('page.quoted')).replaceAll(PICTURE, (_, kind: string, value: string) => {
    if (kind === 'remote') return showsRemote ? ` src="${at}/pictures/${place++}"` : ''
    const known = byContentId.get(decoded(value))
    return known ? ` src="${at}/attachments/${known}?inline=true"` : ''
  })
  const titled = showsRemote
    ? body
    : body.replaceAll(/<img(?![^>]* (?:src|alt)=)/g, `<img alt="${escaped(t('page.picture'))}"`)
  return `<!doctype html><html lang="${escaped(language)}"${isColoured(html) ? ' data-coloured' : ''}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><style>${looks}</style></head>
<body dir="auto">${titled}</body></html>`
}

const PICTURE = / data-(remote|cid)="([^"]*)"/g

/** Where the remote pictures of a mail lie, in their order. */
export const remotePictures = (html: string): string[] =>
  [...html.matchAll(PICTURE)].flatMap(([, kind, value = '']) => (kind === 'remote' ? [decoded(value)] : []))

const decoded = (value: string) =>
  value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** A mail with colours of its own keeps its white paper; black on white may as well be white on black. */
export const isColoured = (html: string): boolean =>
  / bgcolor=|background-color:(?!\s*(#fff(fff)?|white|transparent)\b)|<font[^>]* color="(?!#000)|[;"]\s*color:(?!\s*(black|#000(000)?|windowtext|inherit|rgb\(0, ?0, ?0\)))/i.test(
    html,
  )

/** Quotes at the end of a mail are folded away; what is quoted between one's own words is read with what answers it. */
export function foldQuoted(html: string, label: string): string {
  const outer = outermostQuotes(html)
  const last = outer.at(-1)
  if (!last || hasWords(html.slice(last.end)) || !hasWords(html.slice(0, last.start))) return html
  const quote = html.slice(last.start, last.end)
  return `${html.slice(0, last.start)}<details><summary>${escaped(label)}</summary>${quote}</details>${html.slice(last.end)}`
}

const hasWords = (html: string) => /[^\s<>]/.test(html.replaceAll(/<[^>]*>|&nbsp;/g, ' '))

/** The sanitiser closes what it opens: they can be counted. */
function outermostQuotes(html: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  let depth = 0
  let start = 0
  for (const { 0: tag, index } of html.matchAll(/<\/?blockquote\b[^>]*>/g)) {
    if (!tag.startsWith('</')) {
      if (depth++ === 0) start = index
    } else if (depth > 0 && --depth === 0) found.push({ start, end: index + tag.length })
  }
  return found
}
