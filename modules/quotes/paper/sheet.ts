import { createRequire } from 'node:module'
import type PDFDocument from 'pdfkit'

const { resolve } = createRequire(import.meta.url)
const font = (weight: string) => resolve(`roboto-fontface/fonts/roboto/Roboto-${weight}.woff`)

export const MARGIN = 56
const FOOT = 72
const ink = { text: '#23211e', quiet: '#6e6962', line: '#d8d3cc' }

interface Written {
  x?: number
  width?: number
  size?: number
  bold?: boolean
  quiet?: boolean
  right?: boolean
}

/** A4 pages that are written from top to bottom. Fonts with all of Latin, Greek and Cyrillic go along, so that any name reads. */
export interface Sheet {
  document: PDFDocument
  /** Between the margins, in points. */
  width: number
  /** Writes a text at the present height, which stays. @returns how high it is */
  write(text: string, how?: Written): number
  /** Goes down so far. */
  down(points: number): void
  rule(): void
  /** Begins a page where so much does not fit on this one. @returns whether it did */
  fit(height: number): boolean
  /** The finished file. */
  finish(foot: (page: number, pages: number) => string): Promise<Buffer>
}

/** Opens a sheet; the library is loaded with the first. */
export async function openSheet(facts: Record<string, unknown>): Promise<Sheet> {
  const { default: Document } = await import('pdfkit')
  const document = new Document({ size: 'A4', margin: 0, bufferPages: true, info: facts })
  document.registerFont('regular', font('Regular')).registerFont('bold', font('Medium'))
  const width = document.page.width - 2 * MARGIN
  document.y = MARGIN
  const chunks: Buffer[] = []
  const whole = new Promise<Buffer>((done, failed) => {
    document.on('data', (chunk) => chunks.push(chunk))
    document.on('end', () => done(Buffer.concat(chunks)))
    document.on('error', failed)
  })
  const dress = ({ size = 10, bold = false, quiet = false }: Written) =>
    document.font(bold ? 'bold' : 'regular', size).fillColor(quiet ? ink.quiet : ink.text)
  return {
    document,
    width,
    write(text, how = {}) {
      const { y } = document
      const options = { width: how.width ?? width, align: how.right ? ('right' as const) : ('left' as const) }
      dress(how)
      const height = text === '' ? 0 : document.heightOfString(text, options)
      if (text !== '') document.text(text, how.x ?? MARGIN, y, options)
      document.y = y
      return height
    },
    down(points) {
      document.y += points
    },
    rule() {
      const { y } = document
      document
        .strokeColor(ink.line)
        .lineWidth(0.5)
        .moveTo(MARGIN, y)
        .lineTo(MARGIN + width, y)
        .stroke()
    },
    fit(height) {
      if (document.y + height <= document.page.height - FOOT) return false
      document.addPage()
      document.y = MARGIN
      return true
    },
    finish(foot) {
      const { count } = document.bufferedPageRange()
      for (let page = 0; page < count; page += 1) {
        document.switchToPage(page)
        dress({ size: 8, quiet: true })
        document.text(foot(page + 1, count), MARGIN, document.page.height - 44, { width, lineBreak: false })
      }
      document.end()
      return whole
    },
  }
}
