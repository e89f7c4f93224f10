import { expect, test } from 'vitest'
import { aWorkspace, type Person } from '#tests/support/workspace'

const check = async (person: Person, formula: string, more: object = {}) => {
  const { status, body } = await person.asks('POST', '/custom-fields/formula-checks', {
    ...{ object: 'contact', formula },
    ...more,
  })
  expect([status, body]).toEqual([200, expect.anything()])
  return body
}

test('a formula is tried on the newest records, and nothing of it stays', async () => {
  const { ann } = await aWorkspace()
  for (const firstName of ['Ida', 'Juri', 'Kaya', 'Lev']) await ann.asks('POST', '/contacts', { firstName })
  expect(await check(ann, 'concat("Dear ", firstName)')).toEqual({
    problem: null,
    result: 'text',
    samples: ['Lev', 'Kaya', 'Juri'].map((name) => ({
      recordId: expect.any(String),
      title: name,
      value: `Dear ${name}`,
    })),
  })
  expect((await ann.asks('GET', '/custom-fields?object=contact')).body.items).toEqual([])
  await ann.asks('POST', '/contacts', { lastName: 'Nameless' })
  const { samples } = await check(ann, 'firstName')
  expect(samples.map(({ value }: { value: string }) => value)).toEqual(['Lev', 'Kaya', 'Juri'])
})

test('records in the trash are no examples', async () => {
  const { ann } = await aWorkspace()
  const { body } = await ann.asks('POST', '/contacts', { firstName: 'Ida' })
  await ann.asks('DELETE', `/contacts/${body.id}`)
  expect(await check(ann, '1 + 1')).toEqual({ problem: null, result: 'number', samples: [] })
})

test('what is wrong is told with its place and its mend', async () => {
  const { ann } = await aWorkspace()
  const { problem, samples } = await check(ann, 'prize * 2')
  expect(samples).toEqual([])
  expect(problem).toMatchObject({
    message: expect.stringMatching(/“prize”.* \(at character 1\)/),
    mend: 'Look at the names of the fields.',
  })
})

test('a field that exists may not be worked out from itself', async () => {
  const { ann } = await aWorkspace()
  const draft = { object: 'contact', label: 'Twice', type: 'formula', formula: '1 + 1' }
  const { body } = await ann.asks('POST', '/custom-fields', draft)
  const checked = await check(ann, 'twice * 2', { name: body.name })
  expect(checked.problem.message).toContain('“Twice” would be worked out from itself')
  expect((await check(ann, 'twice * 2')).problem).toBeNull()
})

test('an object there is none of is refused, and so is who may not change the data model', async () => {
  const { ann, ben } = await aWorkspace()
  const asked = { object: 'spaceship', formula: '1' }
  expect((await ann.asks('POST', '/custom-fields/formula-checks', asked)).body.code).toBe('object_not_found')
  const mine = { object: 'contact', formula: '1' }
  expect((await ben.asks('POST', '/custom-fields/formula-checks', mine)).status).toBe(403)
})
