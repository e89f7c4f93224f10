import { expect, test } from 'vitest'
import { slugOf } from './slug-of.ts'

test('a name becomes a word for addresses, without its marks, and never one that is taken', () => {
  const made = ['Angebot läuft', 'Crédit agréé', '见积', ' – '].map((name) => slugOf(name, new Set(['stage']), 'stage'))
  expect(made).toEqual(['angebot-laeuft', 'credit-agree', 'stage-2', 'stage-2'])
})
