import type { Language } from '#platform/i18n/translate'
import { escaped } from '#platform/mail/in-html'
import { lookOf } from './look.ts'

export interface Page {
  title: string
  /** HTML: whoever hands it in has escaped what people wrote. */
  body: string
  style?: string
  language: Language
  business: string
  accent: string
  isFramed: boolean
  nonce: string
  /** Where a frame sends its visitor on. */
  onward?: string
}

/** A page for strangers. In a frame it has no head of its own, and a script that tells the frame how high it is. */
export function pageHtml({
  title,
  body,
  style = '',
  language,
  business,
  accent,
  isFramed,
  nonce,
  onward,
}: Page): string {
  const brand = isFramed || !business ? '' : `<p class="brand">${escaped(business)}</p>`
  const script = isFramed ? '<script src="/form-frame.js" defer></script>' : ''
  const go = onward ? ` data-onward="${escaped(onward)}"` : ''
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style nonce="${nonce}">${lookOf(accent)}${style}</style>${script}</head>
<body class="${isFramed ? 'framed' : 'hosted'}"${go}><main>${brand}${body}</main></body></html>`
}

/** A page that says one thing. */
export function messageHtml(page: Omit<Page, 'body'> & { text: string; below?: string }): string {
  const { title, text, below = '' } = page
  const body = `<div role="status"><h1>${escaped(title)}</h1><div class="intro">${escaped(text)}</div></div>${below}`
  return pageHtml({ ...page, body })
}
