import { expect, test } from 'vitest'
import type { AppliedLayout } from '#platform/layouts/layout-shape'
import type { ObjectModel } from './object-model.ts'
import { formFields, sectionsOf } from './sections.ts'

const names = ['firstName', 'lastName', 'source', 'custom.tier', 'custom.score']
const layoutOf = (sections: [string, ...string[]][], hidden: string[] = []): AppliedLayout => ({
  id: '01890000-0000-7000-8000-000000000000',
  conditional: false,
  hidden,
  sections: sections.map(([title, ...fields]) => ({
    key: null,
    title,
    collapsed: false,
    fields: fields.map((name) => ({ name: name.replace('!', ''), form: name.endsWith('!') })),
  })),
})

/** A contact with two fields of the workspace's own, the second worked out by Kith. */
function modelWith(layout: AppliedLayout | null): ObjectModel {
  const fields = names.map((key) => ({
    key,
    label: key,
    type: 'text' as const,
    ...(key === 'custom.score' ? { computed: 'formula' as const } : {}),
  }))
  const described = names.map((name) => ({ name, required: name === 'lastName', readonly: false, custom: null }))
  return {
    descriptor: { layout, fields: described },
    view: { form: { first: ['firstName'], more: ['source'] }, sections: [{ id: 'about', fields: names.slice(0, 3) }] },
    fields,
    field: (key: string) => fields.find((field) => field.key === key),
    words: (key: string) => key,
  } as unknown as ObjectModel // the parts that sections are made of
}
const drawn = (layout: AppliedLayout | null) =>
  sectionsOf(modelWith(layout)).map(({ title, fields }) => [title, ...fields.map(({ key }) => key)])

test('without a layout the page is as its module drew it, with custom fields at the end', () => {
  expect(drawn(null)).toEqual([
    ['sections.about', 'firstName', 'lastName', 'source'],
    ['rest', 'custom.tier', 'custom.score'],
  ])
})

test('a layout orders the page; a field newer than it is still seen, a hidden one is not', () => {
  expect(drawn(layoutOf([['Standing', 'custom.tier', 'lastName']]))).toEqual([
    ['Standing', 'custom.tier', 'lastName'],
    ['rest', 'custom.score'],
  ])
  expect(drawn(layoutOf([['Standing', 'lastName']], ['custom.tier', 'custom.score']))).toEqual([
    ['Standing', 'lastName'],
  ])
})

test('a form asks for what must be there and what the layout says, and never for what is worked out', () => {
  expect(formFields(modelWith(null))).toEqual({ first: ['firstName', 'lastName', 'custom.tier'], more: ['source'] })
  const laid = layoutOf([['Standing', 'source!', 'firstName', 'custom.score!', 'custom.tier']])
  expect(formFields(modelWith(laid)).first).toEqual(['source', 'lastName'])
  expect(formFields(modelWith(laid)).more).toContain('firstName')
})
