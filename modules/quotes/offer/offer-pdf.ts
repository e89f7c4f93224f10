import { headPaper, openPaper, writeFoot, writeLines, writeTerms } from '../paper/paper-pdf.ts'
import { type PaperWords, paperWords } from '../paper/paper-words.ts'
import { MARGIN, type Sheet } from '../paper/sheet.ts'
import { pathOf } from './offer-html.ts'
import type { ReadOffer } from './read-offer.ts'

/** An offer as a PDF, in the words and figures of its page. It is made outside of any transaction. */
export async function offerPdf(read: ReadOffer): Promise<Buffer> {
  const { offer } = read
  const words = paperWords(offer)
  const title = words.t('page.title', { number: offer.number })
  const sheet = await openPaper(offer, title)
  head(sheet, read, words)
  writeLines(sheet, words)
  writeTerms(sheet, offer.terms, words.t('page.terms'))
  answer(sheet, read, words)
  writeFoot(sheet, offer)
  return sheet.finish((page, pages) => `${offer.sender} · ${title} · ${page} / ${pages}`)
}

function head(sheet: Sheet, { offer, logo }: ReadOffer, { t, day }: PaperWords): void {
  const { number, revision, title, date, validUntil, company, contact, address, owner, ownerEmail } = offer
  const version = revision > 1 ? ` · ${t('page.version', { revision })}` : ''
  headPaper(sheet, offer, {
    logo,
    title: title ?? t('page.title', { number }),
    under: t('page.title', { number }) + version,
    facts: [
      [t('page.for'), [company, contact, ...address].filter(Boolean).join('\n')],
      [t('page.contact'), [owner, ownerEmail].filter(Boolean).join('\n')],
      [
        t('page.date'),
        [day(date), validUntil && `${t('page.validUntil')} ${day(validUntil)}`].filter(Boolean).join('\n'),
      ],
    ],
  })
}

function answer(sheet: Sheet, { state, name, answeredAt, signature }: ReadOffer, { t, day }: PaperWords): void {
  if (state !== 'accepted' || !answeredAt) return
  sheet.fit(110)
  sheet.down(22)
  sheet.down(sheet.write(t('page.said.accepted', { name, day: day(answeredAt) }), { bold: true }) + 8)
  if (signature.length > 0) sign(sheet, signature)
}

function sign(sheet: Sheet, signature: ReadOffer['signature']): void {
  sheet.document
    .save()
    .translate(MARGIN, sheet.document.y)
    .scale(0.3)
    .lineWidth(3)
    .strokeColor('#23211e')
    .path(pathOf(signature))
    .stroke()
    .restore()
  sheet.down(54)
}
