import iconv from 'iconv-lite'

const BINARY = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-MS-OL-DESIGN)[;:]/i
const TRANSFERS = /^(?:QUOTED-PRINTABLE|BASE64|8BIT|7BIT|B)$/i

/**
 * One card's text as vCard 3.0 lines that ical.js can read. It knows 3.0 and 4.0; address books still write 2.1, whose bare
 * parameters (`TEL;WORK;VOICE:`), quoted-printable values and unescaped commas are translated here. Pictures and keys are
 * left out: they are most of the bytes and nothing an import takes.
 */
export function modernLines(card: string, encoding: string): string[] {
  const isOld = /^VERSION:\s*2\.1/im.test(card)
  return unfolded(card)
    .filter((line) => line.includes(':') && !BINARY.test(line))
    .map((line) =>
      /^VERSION:/i.test(line) ? `VERSION:${isOld ? '3.0' : line.slice(8).trim()}` : modern(line, isOld, encoding),
    )
}

function unfolded(card: string): string[] {
  const lines: string[] = []
  let continues = false
  for (const line of card.split(/\r\n|\n|\r/)) {
    const last = lines.length - 1
    if (continues) lines[last] = `${lines[last]?.slice(0, -1)}${line.replace(/^[ \t]/, '')}`
    else if (/^[ \t]/.test(line) && last >= 0) lines[last] += line.slice(1)
    else if (line.trim()) lines.push(line)
    // A soft line break of quoted-printable is no fold: the next line begins at its first column.
    const current = lines.at(-1) ?? ''
    continues = current.endsWith('=') && /^[^:]*QUOTED-PRINTABLE/i.test(current)
  }
  return lines
}

function modern(line: string, isOld: boolean, encoding: string): string {
  const match = /^((?:[\w-]+\.)?[\w-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/s.exec(line)
  if (!match) return line
  const [, name = '', parameters = '', value = ''] = match
  const all = parameters.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/).filter(Boolean)
  const charset = /^CHARSET=(.+)$/i.exec(all.find((one) => /^CHARSET=/i.test(one)) ?? '')?.[1]
  const isQuoted = all.some((one) => /QUOTED-PRINTABLE$/i.test(one))
  const kept = all.filter((one) => !/^(?:CHARSET|ENCODING)=/i.test(one) && !TRANSFERS.test(one))
  const typed = kept.map((one) => (one.includes('=') ? one : `TYPE=${one}`))
  const text = isQuoted ? quotedPrintable(value, charset ?? encoding) : value
  return `${[name, ...typed].join(';')}:${isOld || isQuoted ? escaped(text) : text}`
}

function quotedPrintable(value: string, charset: string): string {
  const bytes: Buffer[] = value.split(/(=[0-9A-F]{2})/i).map((part) => {
    // A semicolon written as =3B belongs to its part; those between parts stand plainly.
    if (/^=3B$/i.test(part)) return Buffer.from('\\;')
    return /^=[0-9A-F]{2}$/i.test(part) ? Buffer.from(part.slice(1), 'hex') : iconv.encode(part, safe(charset))
  })
  return iconv.decode(Buffer.concat(bytes), safe(charset))
}

const safe = (charset: string) => (iconv.encodingExists(charset) ? charset : 'utf-8')

/** In 2.1 only `;` separates and only `\;` is escaped; 3.0 escapes commas, backslashes and line ends too. */
function escaped(text: string): string {
  return text
    .replace(/\\(?![;,nN\\])/g, '\\\\')
    .replace(/(?<!\\),/g, '\\,')
    .replace(/\r\n|\n|\r/g, '\\n')
}
