import type { Language } from '#platform/i18n/translate'
import { escaped } from '#platform/mail/in-html'
import { asDataUrl } from '../domain/quote-settings.ts'
import type { Document } from './document.ts'
import { brandLook, paperLook } from './paper-look.ts'
import type { PaperWords } from './paper-words.ts'

interface Page {
  language: Language
  title: string
  body: string
  colour?: string | null
}

/** A page that needs no script. */
export const paperPage = ({ language, title, body, colour }: Page): string => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escaped(title)}</title><style>${paperLook}${colour ? brandLook(colour) : ''}</style></head>
<body><main>${body}</main></body>
</html>`

/** What the head of a document says under its title: each a heading and the lines below it. */
export type Facts = readonly (readonly [label: string, lines: readonly (string | null)[]])[]

/** Groups of facts side by side; those without anything to say are left out. */
export function factsHtml(groups: readonly Facts[]): string {
  const fact = ([label, lines]: Facts[number]) => {
    const shown = lines.filter((line): line is string => Boolean(line))
    return shown.length > 0
      ? `<dt>${escaped(label)}</dt>${shown.map((line) => `<dd>${escaped(line)}</dd>`).join('')}`
      : ''
  }
  const shown = groups.map((group) => group.map(fact).join('')).filter(Boolean)
  return `<dl class="facts">${shown.map((group) => `<div>${group}</div>`).join('')}</dl>`
}

/** The logo, or the name where there is none. @param logo a JPEG */
export const senderHtml = ({ sender }: Document, logo: Buffer | undefined): string =>
  logo
    ? `<p class="sender"><img src="${asDataUrl(logo)}" alt="${escaped(sender)}"></p>`
    : `<p class="sender">${escaped(sender)}</p>`

export const footHtml = ({ footer }: Document): string =>
  footer ? `<footer class="foot">${escaped(footer)}</footer>` : ''

export function linesHtml({ t, lines }: PaperWords): string {
  const names = ['product', 'quantity', 'price', 'discount', 'tax', 'amount'] as const
  const shown = names.filter(
    (name) => name === 'product' || name === 'amount' || lines.some((line) => line[name] !== ''),
  )
  const cell = (name: (typeof names)[number], line: (typeof lines)[number]) =>
    name === 'product'
      ? `<th scope="row">${escaped(line.name)}${line.description ? `<p class="quiet">${escaped(line.description)}</p>` : ''}</th>`
      : `<td${line[name] === '' ? ' class="empty"' : ''} data-label="${escaped(t(`page.${name}`))}">${escaped(line[name])}${name === 'amount' && line.period ? `<span class="quiet">${escaped(line.period)}</span>` : ''}</td>`
  const top = shown.map((name) => `<th scope="col">${escaped(t(`page.${name}`))}</th>`).join('')
  const rows = lines.map((line) => `<tr>${shown.map((name) => cell(name, line)).join('')}</tr>`).join('')
  return `<table><thead><tr>${top}</tr></thead><tbody>${rows}</tbody></table>`
}

export const totalsHtml = ({ rows }: PaperWords): string =>
  `<dl class="totals">${rows.map(({ label, amount, isSum }) => `<div${isSum ? ' class="sum"' : ''}><dt>${escaped(label)}</dt><dd>${escaped(amount)}</dd></div>`).join('')}</dl>`

export function termsHtml({ terms }: Document, label: string): string {
  return terms ? `<section class="terms"><h2>${escaped(label)}</h2>${proseHtml(terms)}</section>` : ''
}

export const proseHtml = (text: string | null) => (text ? `<p class="prose">${escaped(text)}</p>` : '')
