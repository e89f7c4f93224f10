import { expect, test } from 'vitest'
import type { RoleRules } from '#platform/auth/rights/rules'
import { anExportingWorkspace, fetches, takes } from '#tests/support/exports'
import { made } from '#tests/support/merging'
import { allTo, giveRole, keyWith, reading } from '#tests/support/secrets/roles'

const ROLE = '019a0000-0000-7000-8000-000000000007'

/** Ben has a role and has taken something out; then he has another. */
async function taken(rules: RoleRules, request: object = { object: 'contact', format: 'csv' }, path?: string) {
  const space = await anExportingWorkspace()
  await giveRole(space, ROLE, rules)
  await keyWith(space, ROLE)
  await made(space.ann, 'contacts', { firstName: 'Mara', birthday: '1979-03-21' })
  const { id } = (await takes(space, space.ben, request, path)).export
  const answer = async () => {
    const fetched = await fetches(space, space.ben, id)
    const { body } = await space.ben.asks('GET', `/exports/${id}`)
    return [fetched.statusCode, fetched.statusCode === 200 ? null : fetched.json().code, body.download !== null]
  }
  return { space, answer, become: (now: RoleRules) => giveRole(space, ROLE, now) }
}

const fine = [200, null, true]
const outdated = [403, 'export_outdated', false]

test('whoever sees fewer records or fields than then makes the export anew; with the rights back it is theirs again', async () => {
  const { space, answer, become } = await taken(allTo)
  expect(await answer()).toEqual(fine)
  const narrower: RoleRules[] = [
    { ...allTo, defaults: reading('team') },
    { ...allTo, objects: { contact: reading('own') } },
    { ...allTo, objects: { order: reading('none') } },
    { ...allTo, fields: { contact: { hidden: ['birthday'], readonly: [] } } },
  ]
  for (const rules of narrower) {
    await become(rules)
    expect(await answer()).toEqual(outdated)
  }
  const anew = await takes(space, space.ben, { object: 'contact', format: 'csv' })
  expect((await fetches(space, space.ben, anew.export.id)).statusCode).toBe(200)
  expect(
    (await space.ben.asks('GET', '/exports')).body.items.map((one: Record<string, unknown>) => one.download),
  ).toEqual([expect.any(String), null])
  await become({ ...allTo, rights: allTo.rights.filter((right) => right !== 'export') })
  expect((await fetches(space, space.ben, anew.export.id)).json().code).toBe('forbidden')
  await become({ ...allTo, fields: { contact: { hidden: [], readonly: ['birthday'] } } })
  expect(await answer()).toEqual(fine)
})

test('whose team has fewer people sees less; what changed for others, or came since, takes nothing away', async () => {
  const { space, answer, become } = await taken({ ...allTo, defaults: reading('team') })
  const { ann, ben, rita } = space
  const team = await made(ann, 'teams', { name: 'Counter', members: [{ userId: ben.userId }, { userId: rita.userId }] })
  await ann.asks('POST', '/custom-objects', {
    name: 'machine',
    plural: 'machines',
    label: 'Machine',
    labelPlural: 'Machines',
  })
  await become({ ...allTo, defaults: reading('team'), objects: { machine: reading('none') } })
  expect(await answer()).toEqual(fine)
  const { export: shared } = await takes(space, ben, { object: 'contact', format: 'csv' })
  await ann.asks('PUT', `/teams/${team}/members`, { members: [{ userId: ben.userId }] })
  expect((await fetches(space, ben, shared.id)).json().code).toBe('export_outdated')
  expect(await answer()).toEqual(fine)
})

test('the archive of everything is for whoever may still take it', async () => {
  const everything: RoleRules = { ...allTo, rights: [...allTo.rights, 'sensitive'] }
  const { answer, become } = await taken(everything, {}, '/exports/workspace')
  expect(await answer()).toEqual(fine)
  await become({ ...everything, rights: everything.rights.filter((right) => right !== 'settings') })
  expect(await answer()).toEqual(outdated)
})
