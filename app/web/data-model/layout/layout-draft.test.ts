import { expect, test } from 'vitest'
import { type DraftSection, layoutStep } from './layout-draft.ts'

const section = (id: number, ...names: string[]): DraftSection => ({
  id,
  key: null,
  title: `S${id}`,
  collapsed: false,
  when: null,
  fields: names.map((name) => ({ name, when: null, form: false })),
})
const names = (sections: DraftSection[]) => sections.map(({ fields }) => fields.map(({ name }) => name))
const two = [section(0, 'a', 'b'), section(1, 'c')]

test('a field moves within its section, and past its end into the next', () => {
  expect(names(layoutStep(two, { do: 'moveField', section: 0, name: 'a', by: 1 }))).toEqual([['b', 'a'], ['c']])
  expect(names(layoutStep(two, { do: 'moveField', section: 0, name: 'b', by: 1 }))).toEqual([['a'], ['b', 'c']])
  expect(names(layoutStep(two, { do: 'moveField', section: 1, name: 'c', by: -1 }))).toEqual([['a', 'b', 'c'], []])
  expect(names(layoutStep(two, { do: 'moveField', section: 0, name: 'a', by: -1 }))).toEqual(names(two))
})

test('a field dropped elsewhere stands there alone, with its condition', () => {
  const when = { field: 'b', op: 'isNotEmpty' as const }
  const conditional = layoutStep(two, { do: 'changeField', section: 0, name: 'a', patch: { when } })
  const dropped = layoutStep(conditional, { do: 'drop', name: 'a', section: 1, at: 1 })
  expect(names(dropped)).toEqual([['b'], ['c', 'a']])
  expect(dropped[1]?.fields[1]?.when).toEqual(when)
})

test('sections are added, moved and removed', () => {
  const three = layoutStep(two, { do: 'add', title: 'New' })
  expect(three.at(-1)).toMatchObject({ id: 2, title: 'New', fields: [] })
  expect(layoutStep(three, { do: 'move', section: 2, to: 0 }).map(({ id }) => id)).toEqual([2, 0, 1])
  expect(layoutStep(three, { do: 'remove', section: 0 }).map(({ id }) => id)).toEqual([1, 2])
})
