import { expect, test } from 'vitest'
import { inWorkspace } from '#platform/ctx/ctx'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { registerObjects } from './registry.ts'

const make = async (ann: Person, label: string) => {
  const { body } = await ann.asks('POST', '/custom-fields', { object: 'contact', label, type: 'text' })
  return body
}

test('each process remembers a workspace’s types by its schema version, and asks anew once that is raised', async () => {
  const { kith, ann, workspaceId } = await aWorkspace()
  const other = await aWorkspace()
  // Another process has a registry, and thereby a memory, of its own.
  const second = { ...kith, objects: registerObjects(kith.objects.all()) }
  const versionNow = async () => {
    const { rows } = await kith.database.owner.query('select schema_version from workspaces where id = $1', [
      workspaceId,
    ])
    return Number(rows[0].schema_version)
  }
  const namesIn = (process: typeof kith, schemaVersion: number | undefined, person: Person = ann) =>
    inWorkspace(process, { ...person.acting, schemaVersion }, async (ctx) =>
      Object.keys(ctx.objects.find('contact').fields).filter((name) => name.startsWith('custom.')),
    )
  expect(await namesIn(second, await versionNow())).toEqual([])
  const tier = await make(ann, 'Tier')
  const first = await versionNow()
  expect(await namesIn(kith, first)).toEqual(['custom.tier'])
  expect(await namesIn(second, first)).toEqual(['custom.tier'])
  const types = await Promise.all(
    [1, 2].map(() => inWorkspace(second, { ...ann.acting, schemaVersion: first }, async (ctx) => ctx.objects)),
  )
  expect(types[0]).toBe(types[1])
  await ann.asks('PUT', `/custom-fields/${tier.id}/archive`)
  await make(ann, 'Size')
  expect(await namesIn(second, first)).toEqual(['custom.tier'])
  expect(await namesIn(second, await versionNow())).toEqual(['custom.size'])
  expect(await namesIn(second, undefined)).toEqual(['custom.size'])
  expect(await namesIn(second, 0, other.ann)).toEqual([])
})
