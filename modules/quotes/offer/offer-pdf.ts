import { pathOf } from './offer-html.ts'
import { type LineWords, type OfferWords, offerWords } from './offer-words.ts'
import type { ReadOffer } from './read-offer.ts'
import { MARGIN, openSheet, type Sheet } from './sheet.ts'

/** An offer as a PDF, in the words and figures of its page. It is made outside of any transaction. */
export async function offerPdf(read: ReadOffer): Promise<Buffer> {
  const { offer } = read
  const words = offerWords(offer)
  const title = words.t('page.title', { number: offer.number })
  const sheet = await openSheet({ Title: title, Author: offer.sender, CreationDate: new Date(offer.date) })
  head(sheet, read, words)
  table(sheet, words)
  totals(sheet, words)
  closing(sheet, read, words)
  return sheet.finish((page, pages) => `${offer.sender} · ${title} · ${page} / ${pages}`)
}

function head(sheet: Sheet, { offer, logo }: ReadOffer, { t, day }: OfferWords): void {
  const { number, revision, title, sender, date, validUntil, company, contact, address, owner, ownerEmail, intro } =
    offer
  if (offer.colour) sheet.document.rect(0, 0, sheet.document.page.width, 6).fill(offer.colour)
  if (logo) {
    const { y } = sheet.document
    sheet.document.image(logo, MARGIN, y, { fit: [200, 54] })
    sheet.document.y = y
    sheet.down(54 + 30)
  } else sheet.down(sheet.write(sender, { size: 13, bold: true }) + 36)
  sheet.down(sheet.write(title ?? t('page.title', { number }), { size: 18, bold: true }) + 2)
  const version = revision > 1 ? ` · ${t('page.version', { revision })}` : ''
  sheet.down(sheet.write(t('page.title', { number }) + version, { quiet: true }) + 18)
  const facts: [string, string][] = [
    [t('page.for'), [company, contact, ...address].filter(Boolean).join('\n')],
    [t('page.contact'), [owner, ownerEmail].filter(Boolean).join('\n')],
    [
      t('page.date'),
      [day(date), validUntil && `${t('page.validUntil')} ${day(validUntil)}`].filter(Boolean).join('\n'),
    ],
  ]
  const width = sheet.width / 3
  const heights = facts.map(([label, text], index) => {
    const at = { x: MARGIN + index * width, width: width - 12 }
    if (text === '') return 0
    const top = sheet.write(label, { ...at, size: 8, quiet: true })
    sheet.down(top + 2)
    const height = sheet.write(text, at)
    sheet.down(-top - 2)
    return top + 2 + height
  })
  sheet.down(Math.max(...heights) + 18)
  if (intro) sheet.down(sheet.write(intro) + 16)
}

type Column = { name: keyof LineWords & ('quantity' | 'price' | 'discount' | 'tax' | 'amount'); width: number }
const columns: Column[] = [
  { name: 'quantity', width: 54 },
  { name: 'price', width: 74 },
  { name: 'discount', width: 58 },
  { name: 'tax', width: 42 },
  { name: 'amount', width: 84 },
]

function table(sheet: Sheet, { t, lines }: OfferWords): void {
  const shown = columns.filter(({ name }) => name === 'amount' || lines.some((line) => line[name] !== ''))
  const name = sheet.width - shown.reduce((sum, { width }) => sum + width, 0)
  const row = (product: string, cells: (column: Column['name']) => string, how: { quiet?: boolean; size?: number }) => {
    let x = MARGIN + name
    const heights = shown.map((column) => {
      const height = sheet.write(cells(column.name), { x, width: column.width, right: true, ...how })
      x += column.width
      return height
    })
    return Math.max(sheet.write(product, { width: name - 8, ...how }), ...heights)
  }
  const top = () => {
    sheet.down(row(t('page.product'), (column) => t(`page.${column}`), { quiet: true, size: 8 }) + 4)
    sheet.rule()
  }
  top()
  for (const line of lines) {
    if (sheet.fit(heightOf(sheet, line, name - 8))) top()
    sheet.down(7)
    const amount = [line.amount, line.period].filter(Boolean).join('\n')
    sheet.down(row(line.name, (column) => (column === 'amount' ? amount : line[column]), {}))
    if (line.description) sheet.down(sheet.write(line.description, { width: name - 8, size: 9, quiet: true }))
    sheet.down(7)
    sheet.rule()
  }
}

/** What a line takes at most, never more than a page has. */
function heightOf({ document }: Sheet, { name, description }: LineWords, width: number): number {
  document.font('regular', 10)
  return Math.min(600, document.heightOfString(`${name}\n${description}`, { width }) + 30)
}

function totals(sheet: Sheet, { rows }: OfferWords): void {
  sheet.fit(rows.length * 16 + 12)
  sheet.down(10)
  const width = 250
  const x = MARGIN + sheet.width - width
  for (const { label, amount, isSum } of rows) {
    sheet.write(amount, { x: x + 160, width: width - 160, right: true, bold: isSum })
    sheet.down(Math.max(12, sheet.write(label, { x, width: 156, bold: isSum, quiet: !isSum })) + 4)
  }
}

function closing(
  sheet: Sheet,
  { offer: { terms, footer }, state, name, answeredAt, signature }: ReadOffer,
  { t, day }: OfferWords,
) {
  if (terms) {
    sheet.fit(60)
    sheet.down(20)
    sheet.down(sheet.write(t('page.terms'), { bold: true }) + 4)
    for (const paragraph of terms.split('\n')) {
      sheet.fit(28)
      sheet.down((sheet.write(paragraph) || 8) + 3)
    }
  }
  if (state === 'accepted' && answeredAt) {
    sheet.fit(110)
    sheet.down(22)
    sheet.down(sheet.write(t('page.said.accepted', { name, day: day(answeredAt) }), { bold: true }) + 8)
    if (signature.length > 0) sign(sheet, signature)
  }
  if (footer) {
    sheet.fit(60)
    sheet.down(24)
    sheet.rule()
    sheet.down(8)
    sheet.down(sheet.write(footer, { size: 8, quiet: true }))
  }
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
