import { columnShape } from './column-shape.ts'
import { decodedText } from './encoding.ts'
import type { FileProblem, FileShape, SourceRow } from './file-shape.ts'
import { type Card, type Labelled, readCard } from './vcard-card.ts'

const SINGLE = [
  'Full Name',
  'Prefix',
  'First Name',
  'Middle Name',
  'Last Name',
  'Suffix',
  'Nickname',
  'Company',
  'Department',
  'Job Title',
  'Role',
  'Birthday',
  'Birthday (partial)',
  'Notes',
  'Categories',
  'Language',
  'LinkedIn',
  'Twitter',
  'Facebook',
  'Instagram',
  'Xing',
  'UID',
]
const ADDRESS = ['Type', 'PO Box', 'Extended Address', 'Street', 'City', 'Region', 'Postal Code', 'Country']
const MOST_OF_A_KIND = 20

/** Cards as a table whose columns are named as Google's contact export names them, so that one mapping reads both. */
export async function inspectCards(path: string, encoding: string): Promise<FileShape> {
  const most = { emails: 0, phones: 0, websites: 0, addresses: 0 }
  const problems: FileProblem[] = []
  const cards: Card[] = []
  let row = 0
  for await (const card of cardsOf(path, encoding)) {
    row++
    if (!card) {
      problems.push({ code: 'card_unreadable', row })
      continue
    }
    for (const kind of ['emails', 'phones', 'websites', 'addresses'] as const)
      most[kind] = Math.min(MOST_OF_A_KIND, Math.max(most[kind], card[kind].length))
    if (cards.length < 1000) cards.push(card)
  }
  const headers = headersFor(most)
  const rows = cards.map((card) => cellsOf(card, headers))
  const used = headers
    .map((header, index) => ({ header, cells: rows.map((cells) => cells[index] ?? '') }))
    .filter(({ cells }) => cells.some(Boolean))
  return {
    format: 'vcard',
    encoding,
    delimiter: ',',
    quote: '"',
    hasHeader: true,
    headerRow: 0,
    columns: used.map(({ header, cells }, index) => columnShape(index, header, cells)),
    rowsEstimated: row,
    problems,
  }
}

/** The cards as rows; `row` counts cards from 1. */
export async function* readCards(path: string, shape: FileShape): AsyncGenerator<SourceRow[]> {
  const headers = shape.columns.map((column) => column.header)
  let row = 0
  for await (const card of cardsOf(path, shape.encoding)) {
    row++
    if (card) yield [{ row, cells: cellsOf(card, headers) }]
    else yield [{ row, cells: headers.map(() => ''), problems: ['card_unreadable'] }]
  }
}

/** In 2.1 the card of somebody who acts for the person may stand within theirs. It is not them, and goes. */
const AGENT = /^AGENT[^:\r\n]*:[ \t]*(?:\r\n|\n|\r)?BEGIN:VCARD[\s\S]*$/im

async function* cardsOf(path: string, encoding: string): AsyncGenerator<Card | null> {
  let rest = ''
  let around = ''
  for await (const text of decodedText(path, encoding)) {
    const parts = `${rest}${text}`.split(/^END:VCARD[ \t]*(?:\r\n|\n|\r)/im)
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const text = around + part
      around = AGENT.test(text) ? text.replace(AGENT, '') : ''
      if (!around) yield readCard(text, encoding)
    }
  }
  rest = around + rest
  if (/BEGIN:VCARD/i.test(rest)) yield readCard(rest.replace(/^END:VCARD\s*$/im, ''), encoding)
}

function headersFor(most: Record<'emails' | 'phones' | 'websites' | 'addresses', number>): string[] {
  const numbered = (count: number, name: string, parts: string[]) =>
    Array.from({ length: count }, (_, index) => parts.map((part) => `${name} ${index + 1} - ${part}`)).flat()
  return [
    ...SINGLE,
    ...numbered(most.emails, 'E-mail', ['Type', 'Value']),
    ...numbered(most.phones, 'Phone', ['Type', 'Value']),
    ...numbered(most.addresses, 'Address', ADDRESS),
    ...numbered(most.websites, 'Website', ['Type', 'Value']),
  ]
}

function cellsOf(card: Card, headers: readonly string[]): string[] {
  return headers.map((header) => {
    const match = /^(E-mail|Phone|Website|Address) (\d+) - (.+)$/.exec(header)
    if (!match) return card.plain[header] ?? ''
    const [, kind = '', number = '', part = ''] = match
    const index = Number(number) - 1
    if (kind === 'Address') return card.addresses[index]?.[part] ?? ''
    const of: Record<string, Labelled[]> = { 'E-mail': card.emails, Phone: card.phones, Website: card.websites }
    const entry = of[kind]?.[index]
    return (part === 'Type' ? entry?.type : entry?.value) ?? ''
  })
}
