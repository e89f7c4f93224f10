import type { Language, Translate } from '#platform/i18n/translate'
import { escaped } from '#platform/mail/in-html'
import { asDataUrl } from '../domain/quote-settings.ts'
import { brandLook, offerLook } from './offer-look.ts'
import { type OfferWords, offerWords, wordingOf } from './offer-words.ts'
import type { ReadOffer } from './read-offer.ts'

interface Page {
  language: Language
  title: string
  body: string
  colour?: string | null
}

const page = ({ language, title, body, colour }: Page): string => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escaped(title)}</title><style>${offerLook}${colour ? brandLook(colour) : ''}</style></head>
<body><main>${body}</main></body>
</html>`

/** The page at an address nothing stands behind. */
export const unknownOffer = (t: Translate, language: Language): string =>
  page({
    language,
    title: t('page.unknownTitle'),
    body: `<h1>${escaped(t('page.unknownTitle'))}</h1><p>${escaped(t('page.unknown'))}</p>`,
  })

/** The page where a customer reads an offer and answers it; it needs no script. @param problem what was wrong with the answer */
export function offerHtml(read: ReadOffer, word: string, problem: 'nameMissing' | null): string {
  const words = offerWords(read.offer)
  const { t, language } = words
  const title = t('page.title', { number: read.offer.number })
  const parts = [
    head(read, words),
    linesOf(words),
    totalsOf(words),
    closing(read, words),
    answering(read, words, word, problem),
    footOf(read),
  ]
  return page({ language, title: `${title} · ${read.offer.sender}`, body: parts.join(''), colour: read.offer.colour })
}

function head(read: ReadOffer, { t, day }: OfferWords): string {
  const { offer, state, name, answeredAt } = read
  const { number, revision, title, date, validUntil, company, contact, address, owner, ownerEmail, intro } = offer
  const version = revision > 1 ? ` · ${t('page.version', { revision })}` : ''
  const until = state === 'expired' ? validUntil : answeredAt
  const said = t(`page.said.${state}`, { name, day: until ? day(until) : '' })
  const fact = (label: string, lines: readonly (string | null)[]) => {
    const shown = lines.filter((line): line is string => Boolean(line))
    return shown.length > 0
      ? `<dt>${escaped(label)}</dt>${shown.map((line) => `<dd>${escaped(line)}</dd>`).join('')}`
      : ''
  }
  const days = fact(t('page.date'), [day(date)]) + fact(t('page.validUntil'), [validUntil && day(validUntil)])
  const groups = [
    fact(t('page.for'), [company, contact, ...address]),
    fact(t('page.contact'), [owner, ownerEmail]),
    days,
  ].filter(Boolean)
  return `<header>${senderOf(read)}<p class="state" data-state="${state}" role="status">${escaped(said)}</p></header>
<h1>${escaped(title ?? t('page.title', { number }))}</h1><p class="quiet">${escaped(t('page.title', { number }) + version)}</p>
<dl class="facts">${groups.map((group) => `<div>${group}</div>`).join('')}</dl>
${paragraphs(intro)}`
}

const senderOf = ({ offer: { sender }, logo }: ReadOffer): string =>
  logo
    ? `<p class="sender"><img src="${asDataUrl(logo)}" alt="${escaped(sender)}"></p>`
    : `<p class="sender">${escaped(sender)}</p>`

const footOf = ({ offer: { footer } }: ReadOffer): string =>
  footer ? `<footer class="foot">${escaped(footer)}</footer>` : ''

function linesOf({ t, lines }: OfferWords): string {
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

const totalsOf = ({ rows }: OfferWords): string =>
  `<dl class="totals">${rows.map(({ label, amount, isSum }) => `<div${isSum ? ' class="sum"' : ''}><dt>${escaped(label)}</dt><dd>${escaped(amount)}</dd></div>`).join('')}</dl>`

function closing({ offer: { terms } }: ReadOffer, { t }: OfferWords): string {
  return terms ? `<section class="terms"><h2>${escaped(t('page.terms'))}</h2>${paragraphs(terms)}</section>` : ''
}

const paragraphs = (text: string | null) => (text ? `<p class="prose">${escaped(text)}</p>` : '')

function answering(read: ReadOffer, words: OfferWords, word: string, problem: 'nameMissing' | null): string {
  const { t } = words
  const address = `/offers/${encodeURIComponent(word)}`
  const pdf = `<p class="pdf"><a href="${address}/pdf">${escaped(t('page.pdf'))}</a></p>`
  if (read.state !== 'open') return signed(read) + pdf
  const wrong = problem ? `<p class="wrong" role="alert">${escaped(t(`page.${problem}`))}</p>` : ''
  return `${pdf}<form class="accept" method="post" action="${address}/acceptance"><h2>${escaped(t('page.acceptTitle'))}</h2>${wrong}
<label>${escaped(t('page.name'))}<input name="name" required maxlength="200" autocomplete="name"></label>
<div class="sign" hidden><p>${escaped(t('page.sign'))}</p><canvas width="600" height="160"></canvas><button type="button">${escaped(t('page.clear'))}</button><input type="hidden" name="signature"></div>
<label class="agree"><input type="checkbox" name="agreed" value="yes" required><span>${escaped(wordingOf(read.offer, words))}</span></label>
<button class="main">${escaped(t('page.accept'))}</button></form>
<details><summary>${escaped(t('page.declineTitle'))}</summary><form method="post" action="${address}/refusal">
<label>${escaped(t('page.name'))}<input name="name" required maxlength="200" autocomplete="name"></label>
<label>${escaped(t('page.reason'))}<textarea name="reason" rows="3" maxlength="2000"></textarea></label>
<button>${escaped(t('page.decline'))}</button></form></details><script src="/offers/signature.js" defer></script>`
}

function signed({ state, signature, name }: ReadOffer): string {
  if (state !== 'accepted' || signature.length === 0) return ''
  return `<svg class="signature" viewBox="0 0 600 160" role="img" aria-label="${escaped(name)}"><path d="${pathOf(signature)}"/></svg>`
}

/** Strokes of x, y, x, y … as the path of an SVG or PDF. */
export const pathOf = (signature: readonly (readonly number[])[]): string =>
  signature
    .map((stroke) =>
      Array.from({ length: Math.floor(stroke.length / 2) }, (_, at) => {
        const point = `${stroke[2 * at]} ${stroke[2 * at + 1]}`
        return at === 0 ? `M${point}` : `L${point}`
      }).join(''),
    )
    .join('')
