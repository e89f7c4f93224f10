import { headPaper, openPaper, writeFoot, writeLines, writeTerms } from '#modules/quotes'
import { billWords } from './bill-words.ts'
import type { ReadBill } from './read-bill.ts'

/** An invoice as a PDF, in the words and figures of its page. It is made outside of any transaction. */
export async function billPdf(read: ReadBill): Promise<Buffer> {
  const { bill, logo, state } = read
  const { paper, t, title, said, facts } = billWords(read)
  const sheet = await openPaper(bill, title)
  headPaper(sheet, bill, {
    logo,
    title,
    under: [bill.title, state === 'void' || state === 'credited' ? said : ''].filter(Boolean).join(' · '),
    facts: facts.map((group) => factOf(group)),
  })
  writeLines(sheet, paper)
  writeTerms(sheet, bill.terms, t('page.terms'))
  writeFoot(sheet, bill)
  return sheet.finish((page, pages) => `${bill.sender} · ${title} · ${page} / ${pages}`)
}

/** The first of a group under its heading, the others below it with their own. */
function factOf(group: { label: string; lines: (string | null)[] }[]): readonly [string, string] {
  const shown = group
    .map(({ label, lines }) => ({ label, text: lines.filter(Boolean).join('\n') }))
    .filter(({ text }) => text !== '')
  const [first, ...others] = shown
  if (!first) return ['', '']
  return [first.label, [first.text, ...others.map(({ label, text }) => `${label} ${text}`)].join('\n')]
}
