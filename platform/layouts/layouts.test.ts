import { expect, test } from 'vitest'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { chooseLayouts } from './applied-layouts.ts'

const about = (...names: string[]) => [{ title: 'About', fields: names.map((name) => ({ name })) }]
const lay = (who: Person, body: Record<string, unknown>) =>
  who.asks('POST', '/layouts', { object: 'contact', sections: about('firstName'), ...body })
const appliedTo = async (who: Person) => {
  const { body } = await who.asks('GET', '/objects')
  return body.items.find(({ name }: { name: string }) => name === 'contact').layout
}
const plain = { object: 'contact', sections: [], hidden: [] }

test('a layout of one’s team goes before the one for everybody; of several teams the first made', () => {
  const layouts = [
    { ...plain, id: '1', teamId: null },
    { ...plain, id: '2', teamId: 'counter' },
    { ...plain, id: '3', teamId: 'roastery' },
    { ...plain, id: '4', object: 'company', teamId: 'roastery' },
  ]
  const chosen = (teams: string[]) => [...chooseLayouts(layouts, teams).values()].map(({ id }) => id)
  expect(chosen([])).toEqual(['1'])
  expect(chosen(['roastery'])).toEqual(['3', '4'])
  expect(chosen(['roastery', 'counter'])).toEqual(['2', '4'])
})

test('what is laid out for all holds for all, and for a team only there', async () => {
  const { ann, ben } = await aWorkspace()
  expect(await appliedTo(ben)).toBeNull()
  const { body: general } = await lay(ann, {})
  const team = await ann.asks('POST', '/teams', { name: 'Counter', members: [{ userId: ben.userId, lead: false }] })
  expect(team.status).toBe(200)
  const { body: teams } = await lay(ann, { teamId: team.body.id, sections: about('lastName', 'emails') })
  expect(await appliedTo(ann)).toMatchObject({ id: general.id, conditional: false })
  expect(await appliedTo(ben)).toMatchObject({ id: teams.id })
  await ann.asks('DELETE', `/layouts/${teams.id}`)
  expect(await appliedTo(ben)).toMatchObject({ id: general.id })
})

test('two people who lay out the same page at once make one layout', async () => {
  const { ann } = await aWorkspace()
  const answers = await Promise.all([lay(ann, {}), lay(ann, { sections: about('lastName') })])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const { body } = await ann.asks('GET', '/layouts?object=contact')
  expect(body.items).toHaveLength(1)
  const [{ id, version }] = body.items
  const changes = await Promise.all(
    ['firstName', 'lastName'].map((name) => ann.asks('PATCH', `/layouts/${id}`, { version, sections: about(name) })),
  )
  expect(changes.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('a layout that names what there is not is refused by place', async () => {
  const { ann } = await aWorkspace()
  const wrong = await lay(ann, { sections: [...about('firstName'), ...about('shoeSize', 'firstName')] })
  expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid_input' } })
  expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual([
    'sections.1.fields.0.name',
    'sections.1.fields.1.name',
  ])
  const when = { field: 'shoeSize', op: 'eq', value: '42' }
  expect((await lay(ann, { sections: [{ ...about('firstName')[0], when }] })).body.errors[0].path).toBe(
    'sections.0.when.field',
  )
  expect((await lay(ann, { object: 'spaceship' })).body).toMatchObject({ code: 'object_not_found' })
  expect((await lay(ann, { teamId: '00000000-0000-7000-8000-000000000000' })).body.code).toBe('team_not_found')
})

test('sections and fields show for the records that meet their condition', async () => {
  const { ann } = await aWorkspace()
  const customer = { field: 'lifecycleStage', op: 'in', value: ['customer'] }
  const named = { field: 'lastName', op: 'eq', value: 'Weber' }
  await lay(ann, {
    sections: [
      { title: 'About', fields: [{ name: 'firstName' }, { name: 'birthday', when: named }] },
      { title: 'Buys', when: customer, fields: [{ name: 'source' }] },
    ],
  })
  expect(await appliedTo(ann)).toMatchObject({ conditional: true })
  const shown = async (contact: Record<string, unknown>) => {
    const { body } = await ann.asks('POST', '/contacts', contact)
    const answer = await ann.asks('GET', `/record-layouts/${body.id}?object=contact`)
    return answer.body.sections.map((section: { title: string; fields: { name: string }[] }) => [
      section.title,
      ...section.fields.map(({ name }) => name),
    ])
  }
  expect(await shown({ lastName: 'Weber', lifecycleStage: 'lead' })).toEqual([['About', 'firstName', 'birthday']])
  expect(await shown({ firstName: 'Sofia', lifecycleStage: 'customer' })).toEqual([
    ['About', 'firstName'],
    ['Buys', 'source'],
  ])
})

test('objects are called what the workspace calls them, and go back to Kith’s own names', async () => {
  const { ann, ben } = await aWorkspace()
  const rename = (names: object) => ann.asks('PUT', '/object-names', { items: [{ object: 'contact', names }] })
  const namesOf = async () =>
    (await ben.asks('GET', '/objects')).body.items.find(({ name }: { name: string }) => name === 'contact').names
  await rename({ en: { one: 'student', many: 'Students' }, de: { one: 'Schüler', many: 'Schüler' } })
  expect(await namesOf()).toEqual({
    en: { one: 'student', many: 'Students' },
    de: { one: 'Schüler', many: 'Schüler' },
  })
  await rename({ en: { one: 'pupil', many: 'Pupils' } })
  expect(await namesOf()).toEqual({ en: { one: 'pupil', many: 'Pupils' } })
  await rename({})
  expect(await namesOf()).toEqual({})
  expect((await rename({ en: { one: ' ', many: 'x' } })).status).toBe(422)
})
