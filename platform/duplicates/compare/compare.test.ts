import { describe, expect, test } from 'vitest'
import { blockingKeys } from './blocking-keys.ts'
import type { Commonness } from './commonness.ts'
import { compare, WORTH_A_LOOK } from './compare.ts'
import type { Verdict } from './evidence.ts'
import { type Facts, profileOf } from './profile.ts'

/** A base of ten thousand in which Schmidt and Anna are common. */
const common: Commonness = {
  size: 10_000,
  shares: { family: new Map([['schmidt', 0.02]]), given: new Map([['anna', 0.03]]), word: new Map([['cafe', 0.1]]) },
}
const lisbon = { street: 'Rua Augusta 12', postcode: '1100-053', city: 'Lisboa' }

const people = (a: Facts, b: Facts) => compare('person', common, profileOf(a), profileOf(b))
const firms = (a: Facts, b: Facts) => compare('organisation', common, profileOf(a), profileOf(b))
const meet = (kind: 'person' | 'organisation', a: Facts, b: Facts) => {
  const keys = blockingKeys(kind, profileOf(a))
  return blockingKeys(kind, profileOf(b)).some((key) => keys.includes(key))
}

const phone = { phones: ['+494841773200'] }
const email = { emails: ['jp@petersen-feinkost.de'] }

describe('one person, written twice', () => {
  test.each<[string, Facts, Facts, Verdict]>([
    ['a nickname', { given: 'Robert', family: 'Allen', ...phone }, { given: 'Bob', family: 'Allen', ...phone }, 'nickname'],
    ['a nickname of another language', { given: 'Hans', family: 'Voss', ...phone }, { given: 'Johannes', family: 'Voss', ...phone }, 'nickname'],
    ['a slip', { given: 'Johanna', family: 'Petersen', ...phone }, { given: 'Johanna', family: 'Peterson', ...phone }, 'similar'],
    ['umlauts spelt out', { given: 'Jürgen', family: 'Müller', ...phone }, { given: 'Juergen', family: 'Mueller', ...phone }, 'same'],
    ['accents left out', { given: 'Tomasz', family: 'Wiśniewski', ...phone }, { given: 'Tomasz', family: 'Wisniewski', ...phone }, 'same'],
    ['names swapped', { given: 'Yuki', family: 'Tanaka', addresses: [lisbon] }, { given: 'Tanaka', family: 'Yuki', addresses: [lisbon] }, 'swapped'],
    ['an initial', { given: 'Johanna', family: 'Petersen', ...phone }, { given: 'J.', family: 'Petersen', ...phone }, 'initial'],
    ['a double name', { given: 'Elif', family: 'Kaya', ...phone }, { given: 'Elif', family: 'Kaya-Brandt', ...phone }, 'part'],
    ['capitals', { given: 'ANNA', family: 'SCHMIDT', ...email }, { given: 'Anna', family: 'Schmidt', ...email }, 'same'],
    ['a slip in the email', { given: 'Mara', family: 'Lindt', emails: ['mara.lindt@hafen.de'] }, { given: 'Mara', family: 'Lindt', emails: ['mara.lint@hafen.de'] }, 'slip'],
    ['another provider', { given: 'Mara', family: 'Lindt', emails: ['mara.lindt@gmx.de'] }, { family: 'Lindt', emails: ['mara.lindt@gmail.com'] }, 'sameLocalPart'],
    ['day and month swapped', { given: 'Mehmet', family: 'Yıldız', birthday: '1980-03-04' }, { given: 'Mehmet', family: 'Yildiz', birthday: '1980-04-03' }, 'swapped'],
  ])('%s', (_, a, b, verdict) => {
    const { confidence, reasons } = people(a, b)
    expect(reasons.map((reason) => reason.verdict)).toContain(verdict)
    expect(confidence).toBeGreaterThan(WORTH_A_LOOK)
    expect(people(b, a).confidence).toBeCloseTo(confidence, 10)
    expect(meet('person', a, b)).toBe(true)
  }) // biome-ignore format: a vector a line
})

describe('two people', () => {
  test.each<[string, Facts, Facts]>([
    ['a common name alone', { given: 'Anna', family: 'Schmidt' }, { given: 'Anna', family: 'Schmidt' }],
    ['a family under one roof', { given: 'Jonas', family: 'Weber', ...phone, addresses: [lisbon] }, { given: 'Lena', family: 'Weber', ...phone, addresses: [lisbon] }],
    ['colleagues', { given: 'Jonas', family: 'Weber', companies: ['Hafen Kaffee GmbH'], emails: ['jonas@hafen.de'] }, { given: 'Mara', family: 'Lindt', companies: ['Hafen Kaffee'], emails: ['mara@hafen.de'] }],
    ['one mailbox of a function', { given: 'Jonas', family: 'Weber', emails: ['info@hafen.de'] }, { given: 'Mara', family: 'Lindt', emails: ['info@hafen.de'] }],
    ['nothing to go by', {}, {}],
  ])('%s', (_, a, b) => expect(people(a, b).confidence).toBeLessThan(WORTH_A_LOOK)) // biome-ignore format: a vector a line
})

test('agreement on a rare name says more than on a common one', () => {
  const rare = people({ given: 'Ilse', family: 'Quandzykowski' }, { given: 'Ilse', family: 'Quandzykowski' })
  const often = people({ given: 'Anna', family: 'Schmidt' }, { given: 'Anna', family: 'Schmidt' })
  expect(rare.confidence).toBeGreaterThan(0.99)
  expect(often.confidence).toBeLessThan(0.2)
})

describe('organisations', () => {
  test.each<[string, Facts, Facts]>([
    ['a legal form', { name: 'Fika & Co', domains: ['fika.se'] }, { name: 'Fika och Co AB', domains: ['fika.se'] }],
    ['words in another order', { name: 'Pastelaria Almeida', addresses: [lisbon] }, { name: 'Almeida Pastelaria GmbH', addresses: [lisbon] }],
    ['an accent and a legal form', { name: 'Kavárna Most', addresses: [lisbon] }, { name: 'Kavarna Most s.r.o.', addresses: [lisbon] }],
  ])('%s: one', (_, a, b) => {
    expect(firms(a, b).confidence).toBeGreaterThan(WORTH_A_LOOK)
    expect(meet('organisation', a, b)).toBe(true)
  }) // biome-ignore format: a vector a line

  test('neighbours in one house are two', () => {
    const { confidence } = firms(
      { name: 'Café Lumen', addresses: [lisbon] },
      { name: 'Sonnenberg Optik', addresses: [lisbon] },
    )
    expect(confidence).toBeLessThan(WORTH_A_LOOK)
  })

  test('branches of a chain are two', () => {
    const there = { street: 'Hauptstraße 3', postcode: '20095', city: 'Hamburg' }
    const { confidence } = firms(
      { name: 'Café Lumen', addresses: [lisbon] },
      { name: 'Café Lumen', addresses: [there] },
    )
    expect(confidence).toBeLessThan(WORTH_A_LOOK)
  })
})
