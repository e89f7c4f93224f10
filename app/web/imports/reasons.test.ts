import { expect, test } from 'vitest'
import type { CheckCode } from '#platform/imports/check-problem'
import de from './locales/de.json' with { type: 'json' }
import en from './locales/en.json' with { type: 'json' }

/** Every code there is; a new one does not compile until it stands here. */
const codes: Record<CheckCode, true> = {
  email_invalid: true,
  phone_letters: true,
  phone_without_country: true,
  phone_too_short: true,
  phone_too_long: true,
  phone_invalid: true,
  phone_country_guessed: true,
  url_invalid: true,
  domain_invalid: true,
  date_invalid: true,
  date_impossible: true,
  time_invalid: true,
  number_invalid: true,
  money_invalid: true,
  currency_missing: true,
  currency_unknown: true,
  boolean_invalid: true,
  option_unknown: true,
  country_unknown: true,
  language_unknown: true,
  name_empty: true,
  text_too_long: true,
  row_empty: true,
  row_refused: true,
  required_missing: true,
  member_unknown: true,
  product_alike: true,
  record_exists: true,
  record_unknown: true,
  quote_stray: true,
  cells_too_many: true,
  cells_too_few: true,
  card_unreadable: true,
  bytes_unreadable: true,
  nul_removed: true,
  header_unsure: true,
  header_repeated: true,
  file_empty: true,
}

test.each(Object.keys(codes))('%s is said in words, with its mend', (code) => {
  for (const reasons of [en.reasons, de.reasons])
    expect(Object.entries(reasons).find(([one]) => one === code)?.[1]).toEqual({
      title: expect.stringMatching(/\w/),
      text: expect.stringMatching(/\w/),
    })
})
