import type { Offer } from '../domain/offer.ts'
import type { PaperWords } from '../paper/paper-words.ts'

/** What somebody agrees to by accepting. */
export const wordingOf = ({ number, revision, sender }: Offer, { t, total }: PaperWords): string =>
  t('page.wording', { number, revision, sender, total })
