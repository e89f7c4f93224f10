import { type PaperWords, paperWords } from '#modules/quotes'
import { languageOf, type Translate, translator } from '#platform/i18n/translate'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import type { ReadBill } from './read-bill.ts'

/** What an invoice says in words and figures, in the language it went out in; the same on the page and in the PDF. */
export function billWords({ bill, state, balance, paid, credited, paidOn }: ReadBill) {
  const paper = paperWords(bill)
  const t: Translate = translator({ en, de }, languageOf(bill.locale))
  const { day, money } = paper
  const title = t(`page.title.${bill.kind}`, { number: bill.number })
  const said = t(`page.said.${state}`, {
    ...{ due: day(bill.dueDate), amount: money(balance), day: paidOn ? day(paidOn) : '' },
  })
  const { date, dueDate, serviceDate, order, credits, company, contact, address, owner, ownerEmail } = bill
  const facts: { label: string; lines: (string | null)[] }[][] = [
    [{ label: t('page.for'), lines: [company, contact, ...address] }],
    [
      { label: t('page.contact'), lines: [owner, ownerEmail] },
      { label: t('page.order'), lines: [order] },
      { label: t('page.credits'), lines: [credits] },
    ],
    [
      { label: t('page.date'), lines: [day(date)] },
      { label: t('page.serviceDate'), lines: [serviceDate && day(serviceDate)] },
      { label: t('page.dueDate'), lines: [bill.kind === 'invoice' ? day(dueDate) : null] },
    ],
  ]
  return { paper: withPaid(paper, t, { state, balance, paid, credited }), t, title, said, facts }
}

/** Under the total: what came in, and what is still to be paid. */
function withPaid(
  paper: PaperWords,
  t: Translate,
  { state, balance, paid, credited }: Pick<ReadBill, 'state' | 'balance' | 'paid' | 'credited'>,
): PaperWords {
  if (state === 'void' || (paid === 0 && credited === 0)) return paper
  const row = (label: string, amount: number, isSum = false) => ({ label, amount: paper.money(amount), isSum })
  return {
    ...paper,
    rows: [
      ...paper.rows,
      ...(credited === 0 ? [] : [row(t('page.credited'), -credited)]),
      ...(paid === 0 ? [] : [row(t('page.paid'), -paid)]),
      row(t('page.balance'), balance, true),
    ],
  }
}
