import { expect, test } from 'vitest'
import { takeStep } from '#platform/objects/data-model/work'
import { aWorkspace, type Person } from '#tests/support/workspace'

interface Section {
  title: string
  fields: { name: string }[]
}

const lay = async (who: Person, sections: object[]) => {
  const { status, body } = await who.asks('POST', '/layouts', { object: 'contact', sections })
  expect([status, body.errors]).toEqual([200, undefined])
}
/** What shows for a contact with these values, section by section. */
const shown = async (who: Person, values: object) => {
  const { status, body } = await who.asks('POST', '/record-layouts', { object: 'contact', values })
  expect([status, body.errors]).toEqual([200, undefined])
  return body.sections?.map(({ title, fields }: Section) => [title, ...fields.map(({ name }) => name)]) ?? null
}
const field = (who: Person, draft: object) => who.asks('POST', '/custom-fields', { object: 'contact', ...draft })
const tier = { label: 'Tier', type: 'select', options: [{ label: 'Gold' }, { label: 'Silver' }], indexed: true }

test('conditions are asked of values that nobody has saved, indexed and searchable ones too', async () => {
  const { ann, rita } = await aWorkspace()
  expect(await shown(rita, {})).toBeNull()
  const { body } = await field(ann, tier)
  while (await ann.does((ctx) => takeStep(ctx, body.id)));
  const gold = { field: 'custom.tier', op: 'in', value: ['Gold'] }
  await lay(ann, [
    { title: 'About', fields: [{ name: 'firstName' }, { name: 'source', when: gold }] },
    { title: 'Mail', when: { field: 'emails', op: 'contains', value: 'hafen' }, fields: [{ name: 'language' }] },
    { title: 'Lead', when: { field: 'lifecycleStage', op: 'eq', value: 'lead' }, fields: [{ name: 'birthday' }] },
  ])
  expect(await shown(rita, {})).toEqual([
    ['About', 'firstName'],
    ['Lead', 'birthday'],
  ])
  expect(
    await shown(rita, {
      lifecycleStage: 'customer',
      emails: [{ value: 'ida@hafen.example' }],
      custom: { tier: 'Gold' },
    }),
  ).toEqual([
    ['About', 'firstName', 'source'],
    ['Mail', 'language'],
  ])
})

test('what could not be saved counts as nothing, and takes nothing with it', async () => {
  const { ann } = await aWorkspace()
  await lay(ann, [
    { title: 'Born', when: { field: 'birthday', op: 'isNotEmpty' }, fields: [{ name: 'birthday' }] },
    { title: 'Named', when: { field: 'firstName', op: 'eq', value: 'Ida' }, fields: [{ name: 'firstName' }] },
  ])
  const values = { firstName: 'Ida', birthday: 'soon', emails: [{ value: 'ida@' }], nope: 1, custom: { nope: 1 } }
  expect(await shown(ann, values)).toEqual([['Named', 'firstName']])
})

test('a required field that shows only for some records does not keep others from being made', async () => {
  const { ann } = await aWorkspace()
  await field(ann, { ...tier, required: true })
  const make = async () => (await ann.asks('POST', '/contacts', { firstName: 'Ida' })).status
  expect(await make()).toBe(422)
  const when = { field: 'lifecycleStage', op: 'eq', value: 'customer' }
  await lay(ann, [{ title: 'Standing', when, fields: [{ name: 'custom.tier' }] }])
  expect(await make()).toBe(200)
  const [{ id }] = (await ann.asks('GET', '/layouts?object=contact')).body.items
  await ann.asks('DELETE', `/layouts/${id}`)
  expect(await make()).toBe(422)
})
