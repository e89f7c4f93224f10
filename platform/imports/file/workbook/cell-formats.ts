import type { ZipArchive } from '#platform/files/zip-archive'
import { takeWholeXml } from './xml-events.ts'

/** How a number is shown, as far as it changes what it means: a date, or digits with zeros in front. */
export type CellFormat = { kind: 'date' } | { kind: 'padded'; digits: number } | null

/** Excel's own formats of dates and times, by number. */
const DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47])
const isBuiltInDate = (id: number) => DATES.has(id) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** The formats of a workbook's cells, by the number a cell names (`s`). */
export async function cellFormats(zip: ZipArchive, path: string): Promise<CellFormat[]> {
  if (!zip.has(path)) return []
  const codes = new Map<number, string>()
  const formats: CellFormat[] = []
  let isWithin = false
  await takeWholeXml(await zip.stream(path), {
    open(name, { numFmtId, formatCode }) {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode ?? '')
      if (name === 'cellXfs') isWithin = true
      if (name === 'xf' && isWithin) formats.push(formatOf(Number(numFmtId ?? 0), codes))
    },
    close(name) {
      if (name === 'cellXfs') isWithin = false
    },
  })
  return formats
}

function formatOf(id: number, codes: ReadonlyMap<number, string>): CellFormat {
  const code = codes.get(id)
  if (code === undefined) return isBuiltInDate(id) ? { kind: 'date' } : null
  // Postcodes and customer numbers are often kept as numbers that are shown as 00000.
  if (/^0{2,}$/.test(code)) return { kind: 'padded', digits: code.length }
  return isDateCode(code) ? { kind: 'date' } : null
}

/** Letters of a date stand outside of quotes, brackets (colours, locales) and escapes; `[h]` counts hours and is no date. */
export function isDateCode(code: string): boolean {
  const [first = ''] = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';')
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return false
  const letters = first.replace(/\[[^\]]*\]/g, '')
  return (
    !/general|standard/i.test(letters) && /[ymdhs]/i.test(letters.replace(/am\/pm|a\/p/gi, 'h').replace(/e[+-]/gi, ''))
  )
}
