import type { Language, Translate } from '#platform/i18n/translate'
import { escaped } from '#platform/mail/in-html'
import {
  factsHtml,
  footHtml,
  linesHtml,
  paperPage,
  proseHtml,
  senderHtml,
  termsHtml,
  totalsHtml,
} from '../paper/paper-html.ts'
import { type PaperWords, paperWords } from '../paper/paper-words.ts'
import { wordingOf } from './offer-words.ts'
import type { ReadOffer } from './read-offer.ts'

/** The page at an address nothing stands behind. */
export const unknownOffer = (t: Translate, language: Language): string =>
  paperPage({
    language,
    title: t('page.unknownTitle'),
    body: `<h1>${escaped(t('page.unknownTitle'))}</h1><p>${escaped(t('page.unknown'))}</p>`,
  })

/** The page where a customer reads an offer and answers it; it needs no script. @param problem what was wrong with the answer */
export function offerHtml(read: ReadOffer, word: string, problem: 'nameMissing' | null): string {
  const words = paperWords(read.offer)
  const { t, language } = words
  const title = t('page.title', { number: read.offer.number })
  const parts = [
    head(read, words),
    linesHtml(words),
    totalsHtml(words),
    termsHtml(read.offer, t('page.terms')),
    answering(read, words, word, problem),
    footHtml(read.offer),
  ]
  return paperPage({
    language,
    title: `${title} · ${read.offer.sender}`,
    body: parts.join(''),
    colour: read.offer.colour,
  })
}

function head(read: ReadOffer, { t, day }: PaperWords): string {
  const { offer, state, name, answeredAt } = read
  const { number, revision, title, date, validUntil, company, contact, address, owner, ownerEmail, intro } = offer
  const version = revision > 1 ? ` · ${t('page.version', { revision })}` : ''
  const until = state === 'expired' ? validUntil : answeredAt
  const said = t(`page.said.${state}`, { name, day: until ? day(until) : '' })
  const facts = factsHtml([
    [[t('page.for'), [company, contact, ...address]]],
    [[t('page.contact'), [owner, ownerEmail]]],
    [
      [t('page.date'), [day(date)]],
      [t('page.validUntil'), [validUntil && day(validUntil)]],
    ],
  ])
  return `<header>${senderHtml(read.offer, read.logo)}<p class="state" data-state="${state}" role="status">${escaped(said)}</p></header>
<h1>${escaped(title ?? t('page.title', { number }))}</h1><p class="quiet">${escaped(t('page.title', { number }) + version)}</p>
${facts}
${proseHtml(intro)}`
}

function answering(read: ReadOffer, words: PaperWords, word: string, problem: 'nameMissing' | null): string {
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
