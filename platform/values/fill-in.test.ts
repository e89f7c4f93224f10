import { expect, test } from 'vitest'
import { brokenIn, fillIn, variablesIn } from './fill-in.ts'

const values = new Map([
  ['contact.firstName', 'Sofia'],
  ['contact.jobTitle', null],
])

test('values stand where variables stood; where there is none, what stands behind the bar does', () => {
  expect(fillIn('Hello {{contact.firstName | "there"}}!', values).text).toBe('Hello Sofia!')
  expect(fillIn('As {{ contact.jobTitle|"owner" }}', values)).toEqual({ text: 'As owner', missing: [], unknown: [] })
  expect(fillIn('As {{contact.jobTitle | ""}}.', values).text).toBe('As .')
  expect(fillIn('Als {{contact.jobTitle | „Inhaberin“}}', values).text).toBe('Als Inhaberin')
})

test('a variable without a value or of no name is told, and stays to be seen', () => {
  expect(fillIn('{{contact.jobTitle}} {{contact.shoe}}', values)).toEqual({
    text: '{{contact.jobTitle}} {{contact.shoe}}',
    missing: ['contact.jobTitle'],
    unknown: ['contact.shoe'],
  })
})

test('a value that looks like a variable is a value', () => {
  expect(fillIn('{{a}}', new Map([['a', '$& {{b}}']])).text).toBe('$& {{b}}')
})

test('what is named, and braces that are no variable', () => {
  expect(variablesIn('{{a.b}} {{a.b | "x"}} {{c}}')).toEqual(['a.b', 'c'])
  expect(brokenIn('Dear {{contact first}},\nhow {{a}} are you')).toEqual(['{{contact first}}'])
})
