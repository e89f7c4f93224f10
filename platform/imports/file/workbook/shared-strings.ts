import type { ZipArchive } from '#platform/files/zip-archive'
import { refuse } from '#platform/http/refusal'
import { takeXml } from './xml-events.ts'

/** Held in memory while a sheet is read, for cells name them by number. */
const MOST_CHARACTERS = 150_000_000

/** The texts of a workbook, which cells name by their number. Formatting and phonetic readings are left out. */
export async function sharedStrings(zip: ZipArchive, path: string): Promise<string[]> {
  if (!zip.has(path)) return []
  const strings: string[] = []
  let characters = 0
  let text = ''
  let isText = false
  let isReading = false
  const taker = {
    open(name: string) {
      if (name === 'si') text = ''
      else if (name === 't') isText = !isReading
      else if (name === 'rPh') isReading = true
    },
    text(part: string) {
      if (isText) text += part
    },
    close(name: string) {
      if (name === 't') isText = false
      else if (name === 'rPh') isReading = false
      else if (name === 'si') {
        characters += text.length + 16
        strings.push(unescaped(text))
      }
    },
  }
  for await (const _ of takeXml(await zip.stream(path), taker))
    if (characters > MOST_CHARACTERS)
      refuse('file_unreadable', {
        mend: 'It holds too much text for one workbook. Save the sheet as CSV and upload that.',
      })
  return strings
}

/** Excel writes what XML cannot hold as `_x000D_`, and an underscore that looks like it as `_x005F_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
