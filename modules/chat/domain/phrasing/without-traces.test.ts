import { expect, test } from 'vitest'
import { withoutTraces } from './without-traces.ts'

test.each([
  ['I am yuki@tanaka.example, where is it?', 'I am [email], where is it?'],
  ['Call me at +49 40 123 456-78 please', 'Call me at [number] please'],
  ['My IBAN is DE89 3704 0044 0532 0130 00.', 'My IBAN is [number].'],
  ['Order HK-20461887 is late', 'Order [number] is late'],
  ['How many grams, 60 or 65, for 1.5 litres?', 'How many grams, 60 or 65, for 1.5 litres?'],
])('%s', (text, without) => expect(withoutTraces(text)).toBe(without))
