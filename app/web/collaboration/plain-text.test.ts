import { expect, test } from 'vitest'
import { beingNamed, mentionedIn, piecesOf } from './plain-text.ts'

const people = [
  { kind: 'user', id: '1', name: 'Ann' },
  { kind: 'user', id: '2', name: 'Ann Berg' },
  { kind: 'team', id: '3', name: 'Röster' },
] as const

test.each([
  ['Hello @Ann Berg.', ['2']],
  ['@Ann, look', ['1']],
  ['@Ann and @Röster', ['1', '3']],
  ['mail ann@Ann.example', []],
  ['@Annika', []],
  ['<b>@Ann</b>', ['1']],
])('%s names %j', (body, ids) => expect(mentionedIn(body, people).map(({ id }) => id)).toEqual(ids))

test('links end before the full stop, and nothing is markup', () => {
  expect(piecesOf('See https://a.example/x?y=(1). <b>\njavascript:alert(1)', [])).toEqual([
    { kind: 'text', text: 'See ' },
    { kind: 'link', text: 'https://a.example/x?y=(1)' },
    { kind: 'text', text: '. <b>\njavascript:alert(1)' },
  ])
  expect(piecesOf('(http://a.example)', []).map(({ text }) => text)).toEqual(['(', 'http://a.example', ')'])
})

test('all of a text comes back', () => {
  const body = '@Ann @Ann Berg https://a.example/@Ann x@y'
  const pieces = piecesOf(
    body,
    people.map(({ name }) => name),
  )
  expect(pieces.map(({ text }) => text).join('')).toBe(body)
})

test.each<[string, string | undefined]>([
  ['Hi @', ''],
  ['@an', 'an'],
  ['Hi @Ann Be', 'Ann Be'],
  ['Hi @Ann Berg now', undefined],
  ['mail@x', undefined],
])('in %j the name being typed is %j', (text, query) => expect(beingNamed(text, text.length)?.query).toBe(query))
