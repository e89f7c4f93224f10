const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** How cells are shown, in the order of the style sheet below. */
const styles = ['plain', 'header', 'quoted', 'amount', 'whole', 'day', 'time'] as const
export type StyleName = (typeof styles)[number]
export const styleOf = (name: StyleName): number => styles.indexOf(name)

/** `quotePrefix` says that the cell is a text whatever it looks like, also once somebody has edited it. */
export const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${styles.length}"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" quotePrefix="1"/><xf xfId="0" numFmtId="4" applyNumberFormat="1"/><xf xfId="0" numFmtId="3" applyNumberFormat="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`

/** Text within XML; what XML cannot hold is written as Excel writes it, `_x0007_`. */
export const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/_x[0-9A-Fa-f]{4}_/g, '_x005F$&')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (one) => (one === '\t' || one === '\n' ? one : escaped(one)))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

const escaped = (one: string) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** Names of sheets: at most 31 characters, none of them a bracket, slash, colon, star or question mark, each once. */
export function workbookXml(sheets: readonly string[]): string {
  const entries = sheets.map(
    (name, at) => `<sheet name="${sheetName(name, at)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`,
  )
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${entries.join('')}</sheets></workbook>`
}

const sheetName = (name: string, at: number) =>
  xml(
    name
      .replace(/[[\]\\/:*?'\p{C}]/gu, ' ')
      .trim()
      .slice(0, 31) || `Sheet ${at + 1}`,
  ).replaceAll('"', '&quot;')

/** Which parts there are, by kind and place; the first has the id `r1`. */
export function relations(parts: readonly (readonly [kind: string, target: string])[]): string {
  const entries = parts.map(
    ([kind, target], at) => `<Relationship Id="r${at + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`
}

export function contentTypes(sheets: number): string {
  const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const part = (path: string, kind: string) =>
    `<Override PartName="/xl/${path}.xml" ContentType="${spreadsheet}.${kind}+xml"/>`
  const pages = Array.from({ length: sheets }, (_, at) => part(`worksheets/sheet${at + 1}`, 'worksheet'))
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${pages.join('')}</Types>`
}

/** 27 is `AB`. */
export const columnLetters = (index: number): string =>
  index < 0 ? '' : `${columnLetters(Math.floor(index / 26) - 1)}${String.fromCharCode(65 + (index % 26))}`
