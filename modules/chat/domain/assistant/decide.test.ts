import { expect, test } from 'vitest'
import type { FoundPassage } from '#modules/knowledge'
import { type Decision, decide, type Situation } from './decide.ts'
import { quoteOf } from './words-of.ts'

const passage = (score: number, title = 'Grind guide'): FoundPassage => ({
  ...{
    articleId: '018f0000-0000-7000-8000-000000000001',
    title,
    summary: '',
    language: 'en',
    slug: 'grind',
    audience: 'public',
  },
  ...{ heading: '', anchor: '', text: 'Grind a bit coarser for a filter machine.', score },
})

const decided = (text: string, more: Partial<Situation> = {}): Decision =>
  decide({
    ...{ text, language: 'en', before: [], unhelpful: 0, passages: [passage(0.7)], sensitive: ['refund'] },
    ...{ flows: { order: true, booking: true, hours: true }, ...more },
  })

test.each<[string, string]>([
  ['Can I talk to a human please', 'asked'],
  ['Ich möchte mit einem Menschen sprechen', 'asked'],
  ['Kann ich mit einem Mitarbeiter schreiben?', 'asked'],
  ['My lawyer will write to you', 'sensitive'],
  ['Ich hatte eine allergische Reaktion', 'sensitive'],
  ['Please delete my data', 'sensitive'],
  ['I want a REFUND now', 'sensitive'],
  ['This is useless', 'frustrated'],
  ['WHERE IS MY COFFEE ALREADY', 'frustrated'],
  ['Hello??? Anybody???', 'frustrated'],
  ['Das ist eine Frechheit', 'frustrated'],
])('%s: a person, as %s', (text, why) => expect(decided(text)).toEqual({ act: 'handOver', why }))

test.each([
  'How coarse do I grind for a filter machine?',
  'Wie grob mahle ich für die Filtermaschine?',
  'Does it contain personal taste?',
])('%s is answered from a source', (text) =>
  expect(decided(text)).toMatchObject({ act: 'answer', passages: [{ title: 'Grind guide' }] }),
)

test('without a source, or with one that hardly answers, a person does; a greeting is greeted', () => {
  expect(decided('Do you sell tea kettles?', { passages: [] })).toEqual({ act: 'handOver', why: 'noSource' })
  expect(decided('Do you sell tea kettles?', { passages: [passage(0.29)] })).toEqual({
    act: 'handOver',
    why: 'noSource',
  })
  expect(decided('Hi there', { passages: [] })).toEqual({ act: 'greet' })
  expect(decided('Guten Morgen', { passages: [] })).toEqual({ act: 'greet' })
})

test('who asks the same again, or was not helped twice, gets a person', () => {
  const before = ['How coarse do I grind for a filter machine?']
  expect(decided('how coarse to grind for filter machines', { before })).toEqual({ act: 'handOver', why: 'repeated' })
  expect(decided('How long does it stay fresh?', { before })).toMatchObject({ act: 'answer' })
  expect(decided('How long does it stay fresh?', { unhelpful: 2 })).toEqual({ act: 'handOver', why: 'frustrated' })
})

test.each<[string, string]>([
  ['Where is my order?', 'order'],
  ['Wo bleibt mein Paket?', 'order'],
  ['What are your opening hours?', 'hours'],
  ['Wann habt ihr geöffnet?', 'hours'],
  ['Öffnungszeiten', 'hours'],
  ['I would like to book a tasting', 'booking'],
  ['Kann ich einen Termin vereinbaren?', 'booking'],
])('%s goes the way of %s, where there is one', (text, flow) => {
  expect(decided(text)).toEqual({ act: 'flow', flow })
  const without = { order: false, booking: false, hours: false }
  expect(decided(text, { flows: without })).toMatchObject({ act: 'answer' })
})

test.each(['Are you a bot?', 'Bist du ein Roboter?', 'Am I talking to a real machine'])(
  '%s is told the truth',
  (text) => expect(decided(text)).toEqual({ act: 'nature' }),
)

test('a long passage is quoted from where it answers', () => {
  const long = `${'Coffee likes dry places. '.repeat(30)}Grind coarser for filter machines. Use 60 g a litre.`
  expect(quoteOf('How do I grind for a filter machine?', long)).toBe(
    'Grind coarser for filter machines. Use 60 g a litre.',
  )
})
