import { expect, test } from 'vitest'
import { declaredEvents } from '#platform/events/event'
import { aWorkspace } from '#tests/support/workspace'
import { spokenFor } from './spoken-for.ts'

const drafts = (name: string) => ({ label: 'Mine', labelPlural: 'Mines', name, plural: `${name}Things` })

test('an object of one’s own takes no name of Kith’s: of its objects, nor of what it records events of', async () => {
  const { ann, kith } = await aWorkspace()
  const events = declaredEvents()
  // Records of any type can be merged and split again; those of other tests' workspaces are among them.
  const ofRecords = (word: string) => word === 'test' || events.has(`${word}.unmerged`)
  const words = [...events.keys()].map((type) => type.slice(0, type.indexOf('.'))).filter((word) => !ofRecords(word))
  const core = kith.objects.all().flatMap(({ name, plural }) => [name, plural])
  const free = new Set(words.filter((word) => !core.includes(word) && !spokenFor.includes(word)))
  expect([...free]).toEqual([])
  for (const name of ['activity', 'contacts', 'person', 'comment'])
    expect((await ann.asks('POST', '/custom-objects', drafts(name))).body).toMatchObject({
      code: 'object_exists',
      params: { name },
    })
})

test('one that is called as an object of Kith’s all the same harms neither that nor the others, and is not lost', async () => {
  const { ann, kith, workspaceId } = await aWorkspace()
  await ann.asks('POST', '/custom-objects', { label: 'Vehicle', labelPlural: 'Vehicles' })
  await ann.asks('POST', '/records/vehicle', { name: 'HH-KA 2041' })
  await ann.asks('POST', '/custom-objects', { label: 'Boat', labelPlural: 'Boats' })
  await ann.asks('POST', '/records/boat', { name: 'Möwe' })
  const { owner } = kith.database
  await owner.query('alter table records drop constraint records_workspace_id_object_fkey')
  await owner.query(
    `update custom_objects set name = 'activity', plural = 'activities' where workspace_id = $1 and name = 'boat'`,
    [workspaceId],
  )
  await owner.query(`update records set object = 'activity' where workspace_id = $1 and object = 'boat'`, [workspaceId])
  await owner.query('update workspaces set schema_version = schema_version + 1 where id = $1', [workspaceId])
  const meeting = { title: 'Cupping', startsAt: '2026-11-19T09:30:00Z' }
  expect((await ann.asks('POST', '/activities', meeting)).status).toBe(200)
  expect((await ann.asks('GET', '/activities')).body.items).toMatchObject([{ title: 'Cupping' }])
  expect((await ann.asks('GET', '/records/vehicle')).body.items).toMatchObject([{ name: 'HH-KA 2041' }])
  expect((await ann.asks('GET', '/objects')).status).toBe(200)
  const { rows } = await owner.query('select name from records where workspace_id = $1 order by name', [workspaceId])
  expect(rows.map(({ name }) => name)).toEqual(['HH-KA 2041', 'Möwe'])
})
