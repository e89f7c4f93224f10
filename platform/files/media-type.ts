/** As much of a file's beginning as tells what it is. */
export const SAMPLE_BYTES = 4100

/** How files begin that are more than text. What is not here is not accepted. */
const SIGNATURES: readonly [mediaType: string, offset: number, bytes: string][] = [
  ['application/pdf', 0, '%PDF-'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/heic', 4, 'ftypheic'],
  ['image/avif', 4, 'ftypavif'],
  ['application/gzip', 0, '\x1f\x8b'],
  ['application/x-ole-storage', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['audio/mpeg', 0, 'ID3'],
  ['video/mp4', 4, 'ftyp'],
]

const OFFICE: readonly [mediaType: string, inside: string][] = [
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xl/'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'word/'],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'ppt/'],
]

/** OpenDocument says in its first entry, unpacked, what it is. */
const OPEN_DOCUMENT = /^.{30}mimetype(application\/vnd\.oasis\.opendocument\.(?:spreadsheet|text|presentation))/s

const TEXTS: Record<string, string> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  vcf: 'text/vcard',
  ics: 'text/calendar',
  json: 'application/json',
  md: 'text/markdown',
  xml: 'application/xml',
  eml: 'message/rfc822',
}

/** A page or a script: harmless as a download, but nothing a business keeps about a customer, and often a trap. */
const ACTIVE = /^\s*(<!doctype html|<html|<script|<svg|<\?php|#!)/i

/**
 * What a file is, by its first bytes; among texts, which look alike, by the ending of its name.
 * @param sample the first SAMPLE_BYTES, or all of a shorter file.
 * @returns null for what is not accepted: programs, web pages, unknown binary kinds.
 */
export function mediaTypeOf(sample: Buffer, name: string): string | null {
  const start = sample.toString('latin1')
  const signed = SIGNATURES.find(([, offset, bytes]) => start.startsWith(bytes, offset))
  if (signed) return signed[0]
  if (start.startsWith('PK\x03\x04'))
    return (
      OPEN_DOCUMENT.exec(start)?.[1] ?? OFFICE.find(([, inside]) => start.includes(inside))?.[0] ?? 'application/zip'
    )
  if (!isText(sample) || ACTIVE.test(decoded(sample))) return null
  return TEXTS[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'text/plain'
}

/** Text has hardly any control characters but line breaks and tabs. In UTF-16 every other byte is nearly always zero. */
function isText(sample: Buffer): boolean {
  if (utf16(sample)) return true
  let odd = 0
  const zeros = [0, 0]
  for (const [place, byte] of sample.entries()) {
    if (byte < 32 && !HARMLESS.has(byte)) odd++
    if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1
  }
  const [even = 0, uneven = 0] = zeros
  const unmarkedUtf16 = Math.min(even, uneven) === 0 && (even + uneven) * 4 > sample.length
  return unmarkedUtf16 || odd * 100 <= sample.length
}

const HARMLESS = new Set([8, 9, 10, 11, 12, 13, 26, 27])

const utf16 = (sample: Buffer) =>
  (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff)

const decoded = (sample: Buffer) =>
  utf16(sample) ? sample.toString('latin1').replace(/\0/g, '').slice(2) : sample.toString('utf8').replace(/^\ufeff/, '')
