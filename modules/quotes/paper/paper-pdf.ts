import type { Document } from './document.ts'
import type { LineWords, PaperWords } from './paper-words.ts'
import { MARGIN, openSheet, type Sheet } from './sheet.ts'

/** What stands above the lines of a document on paper. */
export interface PaperHead {
  title: string
  /** Under the title. */
  under: string
  /** Side by side, each a heading and what is below it. */
  facts: readonly (readonly [label: string, text: string])[]
}

/** Opens the paper of a document; `title` names the file. */
export const openPaper = ({ sender, date }: Document, title: string): Promise<Sheet> =>
  openSheet({ Title: title, Author: sender, CreationDate: new Date(date) })

/** The brand, the title and the facts. @param logo a JPEG */
export function headPaper(
  sheet: Sheet,
  { colour, sender, intro }: Document,
  { logo, title, under, facts }: PaperHead & { logo: Buffer | undefined },
): void {
  if (colour) sheet.document.rect(0, 0, sheet.document.page.width, 6).fill(colour)
  if (logo) {
    const { y } = sheet.document
    sheet.document.image(logo, MARGIN, y, { fit: [200, 54] })
    sheet.document.y = y
    sheet.down(54 + 30)
  } else sheet.down(sheet.write(sender, { size: 13, bold: true }) + 36)
  sheet.down(sheet.write(title, { size: 18, bold: true }) + 2)
  sheet.down(sheet.write(under, { quiet: true }) + 18)
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

/** The lines and what they come to. */
export function writeLines(sheet: Sheet, words: PaperWords): void {
  table(sheet, words)
  totals(sheet, words)
}

export function writeTerms(sheet: Sheet, terms: string | null, label: string): void {
  if (!terms) return
  sheet.fit(60)
  sheet.down(20)
  sheet.down(sheet.write(label, { bold: true }) + 4)
  for (const paragraph of terms.split('\n')) {
    sheet.fit(28)
    sheet.down((sheet.write(paragraph) || 8) + 3)
  }
}

export function writeFoot(sheet: Sheet, { footer }: Document): void {
  if (!footer) return
  sheet.fit(60)
  sheet.down(24)
  sheet.rule()
  sheet.down(8)
  sheet.down(sheet.write(footer, { size: 8, quiet: true }))
}

type Column = { name: keyof LineWords & ('quantity' | 'price' | 'discount' | 'tax' | 'amount'); width: number }
const columns: Column[] = [
  { name: 'quantity', width: 54 },
  { name: 'price', width: 74 },
  { name: 'discount', width: 58 },
  { name: 'tax', width: 42 },
  { name: 'amount', width: 84 },
]

function table(sheet: Sheet, { t, lines }: PaperWords): void {
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

function totals(sheet: Sheet, { rows }: PaperWords): void {
  sheet.fit(rows.length * 16 + 12)
  sheet.down(10)
  const width = 250
  const x = MARGIN + sheet.width - width
  for (const { label, amount, isSum } of rows) {
    sheet.write(amount, { x: x + 160, width: width - 160, right: true, bold: isSum })
    sheet.down(Math.max(12, sheet.write(label, { x, width: 156, bold: isSum, quiet: !isSum })) + 4)
  }
}
