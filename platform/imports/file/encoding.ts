import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { analyse } from 'chardet'
import iconv from 'iconv-lite'

const BLOCK = 1 << 18
const SAMPLE = 1 << 18

/** What a pass over the raw bytes tells: enough to choose an encoding and to estimate rows. */
export interface ByteSurvey {
  size: number
  lineEnds: number
  hasNul: boolean
  utf8: boolean
  /** The beginning, with the first block that is not UTF-8 behind it when that lies further down. */
  sample: Buffer
}

/** Reads the whole file once (about 1 GB/s): a stray Latin-1 byte in row 900,000 must not surprise an import half-way. */
export async function surveyBytes(path: string): Promise<ByteSurvey> {
  const survey: ByteSurvey = { size: 0, lineEnds: 0, hasNul: false, utf8: true, sample: Buffer.alloc(0) }
  let tail: Buffer = Buffer.alloc(0)
  for await (const block of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    if (!survey.size) survey.sample = block.subarray(0, SAMPLE)
    survey.size += block.length
    survey.hasNul ||= block.includes(0)
    for (let at = block.indexOf(10); at >= 0; at = block.indexOf(10, at + 1)) survey.lineEnds++
    if (!survey.utf8) continue
    const whole = tail.length ? Buffer.concat([tail, block]) : block
    const end = wholeCharacters(whole)
    survey.utf8 = isUtf8(whole.subarray(0, end))
    tail = whole.subarray(end)
    if (!survey.utf8 && survey.size > block.length) survey.sample = Buffer.concat([survey.sample, block])
  }
  survey.utf8 &&= isUtf8(tail)
  return survey
}

/** Where the last character that may be cut off by the end of a block begins. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return bytes.length - back
  }
  return bytes.length
}

/** The encoding by mark, by NULs, by validity, and last by what reads most like words. A name `iconv-lite` knows. */
export function chooseEncoding({ sample, utf8, hasNul }: ByteSurvey): string {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8'
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  const wide = hasNul ? wideByNuls(sample) : null
  if (wide) return wide
  return utf8 ? 'utf-8' : bySense(sample)
}

function wideByNuls(sample: Buffer): string | null {
  let even = 0
  let odd = 0
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] !== 0) continue
    if (at % 2) odd++
    else even++
  }
  const many = sample.length * 0.2
  if (odd > many && odd > even * 3) return 'utf-16le'
  return even > many && even > odd * 3 ? 'utf-16be' : null
}

const LATIN = ['windows-1252', 'macroman', 'cp850', 'windows-1250', 'windows-1254']
/** What chardet calls Latin text is judged by sense, for it knows neither DOS nor Macintosh. */
const EUROPEAN = /^(?:ISO-8859-(?:1|2|8|9|15)|windows-125[024]|UTF-8|ASCII)$/i
const LETTERS = /[äöüßéèêëàâçñíóúáîïôûìòùãõåæøœ]/giu
const EASTERN = /[ąćęłńśźżčřšžůěťďňőűășțğışİĞ]/gu
const ODD =
  /[\u0080-\u009f\ufffd†‡ˆ‰‹›˜¤¦¬¯¸√∫≈∆Ω∏π∂ﬁﬂ░▒▓│┤╣║╗╝╚╔╩╦╠═╬┐└┴┬├─┼]|\p{L}[^\p{L}\s\d\u0020-\u007f]\p{Ll}|\p{Ll}[ŠŽŸ€Œ„…¹³£]/gu

function bySense(sample: Buffer): string {
  const foreign = mostlyHigh(sample) ? analyse(sample).find(({ name }) => !EUROPEAN.test(name)) : undefined
  if (foreign && iconv.encodingExists(foreign.name)) return foreign.name.toLowerCase()
  const marks = ['utf-8', ...LATIN].map((encoding) => ({ encoding, mark: sense(iconv.decode(sample, encoding)) }))
  return marks.reduce((best, next) => (next.mark > best.mark ? next : best)).encoding
}

/** A text in a Latin alphabet has few letters beyond a to z; where most are, another script is written. */
function mostlyHigh(sample: Buffer): boolean {
  let high = 0
  let low = 0
  for (const byte of sample) {
    if (byte > 127) high++
    else if ((byte | 32) >= 97 && (byte | 32) <= 122) low++
  }
  return high > low
}

/** A text reads well when its high characters are letters of Europe's languages where letters belong. */
function sense(text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return count(LETTERS) * 2 + count(EASTERN) - count(ODD) * 4
}

/** The text of a file in blocks, its byte-order mark taken off; memory stays flat. */
export async function* decodedText(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding)
  for await (const block of createReadStream(path, { highWaterMark: BLOCK }) as AsyncIterable<Buffer>) {
    const text = decoder.write(block)
    if (text) yield text
  }
  const rest = decoder.end()
  if (rest) yield rest
}

/** The first `bytes` of a file as text, cut where it may; for a look at what it is. */
export async function firstText(path: string, encoding: string, bytes: number): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0)
    return iconv.getDecoder(encoding).write(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}
