import { expect, test } from 'vitest'
import { hostileStrings } from '#tests/support/hostile'
import { ContactProposal } from '../contract/card.ts'
import { readCard } from './read-card.ts'

const ada = {
  ...{ firstName: 'Ada', lastName: 'Lovelace', companies: [{ name: 'Analytical Ltd' }] },
  emails: [{ value: 'ada@analytical.example', primary: true }],
  phones: [{ value: '+442079460958', primary: true }],
}

test.each<[string, object, string[]]>([
  ['Ada Lovelace, Analytical Ltd, ada@analytical.example, +44 20 7946 0958', ada, []],
  ['Analytical Ltd\nAda Lovelace\nE: ada@analytical.example\nT. +44 (0)20 7946 0958', ada, []],
  ['Ada Lovelace <ada@analytical.example> | Analytical Ltd | +44 20 7946 0958', ada, []],
  [
    'Dr. Jonas Brandt\nGeschäftsführer\nCafé Lumen\nHafenstr. 5\n20457 Hamburg\nTel.: 040 4419207\nMobil: 0171 2345678\nwww.cafe-lumen.example',
    {
      ...{ firstName: 'Jonas', lastName: 'Brandt', jobTitle: 'Geschäftsführer', companies: [{ name: 'Café Lumen' }] },
      phones: [
        { value: '+49404419207', primary: true },
        { value: '+491712345678', primary: false },
      ],
      addresses: [{ street: 'Hafenstr. 5', postcode: '20457', city: 'Hamburg' }],
    },
    ['www.cafe-lumen.example'],
  ],
  [
    'grace.hopper@navy.example',
    { firstName: 'Grace', lastName: 'Hopper', emails: [{ value: 'grace.hopper@navy.example', primary: true }] },
    [],
  ],
  ['info@navy.example', { emails: [{ value: 'info@navy.example', primary: true }] }, []],
  [
    'Mia Okafor, linkedin.com/in/mia, Roasters',
    {
      ...{ firstName: 'Mia', lastName: 'Okafor', companies: [{ name: 'Roasters' }] },
      socialProfiles: [{ network: 'linkedin', url: 'https://linkedin.com/in/mia' }],
    },
    [],
  ],
  ['…', {}, []],
])('%s', (text, proposal, left) => expect(readCard(text, 'DE')).toEqual({ proposal, left }))

test('whatever is pasted is read as a contact or left over', () => {
  for (const text of hostileStrings)
    expect(ContactProposal.safeParse(readCard(text.slice(0, 5_000), 'DE').proposal).success).toBe(true)
})
