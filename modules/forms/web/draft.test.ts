import { expect, test } from 'vitest'
import { freshKey, moved, without } from './draft.ts'
import type { FormField } from './form-client.ts'

const field = (key: string, on?: string): FormField => ({
  ...{ key, of: 'form', field: '', input: 'line', label: key, help: '', placeholder: '' },
  ...{ required: false, choices: [], when: on ? { key: on, is: '' } : null },
})

test('a key is new, and made of letters and digits', () => {
  const fields = [field('email'), field('email2')]
  expect(['email', '3 Größe', '???', 'a'.repeat(30)].map((begin) => freshKey(fields, begin))).toEqual([
    'email3',
    'gre',
    'field',
    'a'.repeat(14),
  ])
})

test('what hangs on a field that is gone or stands below it hangs on nothing', () => {
  const fields = [field('topic'), field('machine', 'topic')]
  expect(moved(fields, 1, -1)).toEqual([field('machine'), field('topic')])
  expect(without(fields, 0)).toEqual([field('machine')])
  expect(moved([field('name'), ...fields], 0, 1)[2]).toEqual(field('machine', 'topic'))
})
