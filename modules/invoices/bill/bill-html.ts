import {
  factsHtml,
  footHtml,
  linesHtml,
  paperPage,
  proseHtml,
  senderHtml,
  termsHtml,
  totalsHtml,
} from '#modules/quotes'
import type { Language, Translate } from '#platform/i18n/translate'
import { escaped } from '#platform/mail/in-html'
import { billWords } from './bill-words.ts'
import type { ReadBill } from './read-bill.ts'

/** The page at an address nothing stands behind. */
export const unknownBill = (t: Translate, language: Language): string =>
  paperPage({
    language,
    title: t('page.unknownTitle'),
    body: `<h1>${escaped(t('page.unknownTitle'))}</h1><p>${escaped(t('page.unknown'))}</p>`,
  })

/** How a state is coloured: as those of offers are. */
const tones: Record<ReadBill['state'], string> = {
  ...{ open: 'open', creditNote: 'open', paid: 'accepted' },
  ...{ overdue: 'expired', credited: 'superseded', void: 'declined' },
}

/** The page where a customer reads an invoice; it needs no script. */
export function billHtml(read: ReadBill, word: string): string {
  const { bill, logo, state } = read
  const { paper, t, title, said, facts } = billWords(read)
  const pdf = `<p class="pdf"><a href="/bills/${encodeURIComponent(word)}/pdf">${escaped(t('page.pdf'))}</a></p>`
  const body = [
    `<header>${senderHtml(bill, logo)}<p class="state" data-state="${tones[state]}" role="status">${escaped(said)}</p></header>`,
    `<h1>${escaped(title)}</h1>`,
    bill.title ? `<p class="quiet">${escaped(bill.title)}</p>` : '',
    factsHtml(facts.map((group) => group.map(({ label, lines }) => [label, lines] as const))),
    proseHtml(bill.intro),
    linesHtml(paper),
    totalsHtml(paper),
    termsHtml(bill, t('page.terms')),
    pdf,
    footHtml(bill),
  ]
  return paperPage({
    language: paper.language,
    title: `${title} · ${bill.sender}`,
    body: body.join('\n'),
    colour: bill.colour,
  })
}
