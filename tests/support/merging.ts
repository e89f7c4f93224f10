import { expect } from 'vitest'
import type { Person, TestWorkspace } from '#tests/support/workspace'

export async function made(person: Person, noun: string, draft: Record<string, unknown>): Promise<string> {
  const { status, body } = await person.asks('POST', `/${noun}`, draft)
  expect([status, body]).toEqual([200, expect.anything()])
  return body.id
}
export const contact = (person: Person, draft: Record<string, unknown>) => made(person, 'contacts', draft)
export const read = async (person: Person, path: string) => (await person.asks('GET', path)).body
export const merge = (person: Person, recordIds: string[], more: object = {}) =>
  person.asks('POST', '/merges', { object: 'contact', recordIds, ...more })
export const undo = (person: Person, id: string) => person.asks('POST', `/merges/${id}/undo`, {})

/** Two contacts that are one, with everything that can hang on a contact. */
export async function aPair({ ann }: TestWorkspace) {
  const lumen = await made(ann, 'companies', { name: 'Café Lumen' })
  const hafen = await made(ann, 'companies', { name: 'Hafen Kaffee' })
  const johanna = await contact(ann, {
    ...{ firstName: 'Johanna', lastName: 'Petersen', emails: ['jp@petersen.example'], lifecycleStage: 'customer' },
    ...{ jobTitle: 'Buyer', source: 'Fair', birthday: '1980-03-04', tags: ['wholesale'] },
    companies: [{ id: lumen, role: 'Buyer' }],
  })
  const jp = await contact(ann, {
    ...{ firstName: 'J.', lastName: 'Petersen', emails: ['shop@petersen.example'], phones: ['+494841773200'] },
    ...{ language: 'de', tags: ['shop'], companies: [{ id: lumen }, { id: hafen, role: 'Owner' }] },
  })
  const order = await made(ann, 'orders', {
    ...{ number: 'HK-7', placedAt: '2026-08-01T10:00:00Z', currency: 'EUR', contactId: jp },
    lines: [{ productName: 'Hafen Blend', quantity: 1, unitPrice: 1490 }],
  })
  const note = await made(ann, 'notes', { body: 'Likes it dark.', contactId: jp })
  const task = await made(ann, 'tasks', { title: 'Call back', contactId: jp })
  return { johanna, jp, lumen, hafen, order, note, task }
}

/** Every row of a contact's surroundings, as they stand. */
export async function everything({ kith, workspaceId }: TestWorkspace): Promise<Record<string, unknown[]>> {
  const tables = [
    'contacts',
    'companies',
    'contact_companies',
    'orders',
    'order_lines',
    'notes',
    'tasks',
    'record_keys',
  ]
  const found: Record<string, unknown[]> = {}
  for (const table of tables) {
    const { rows } = await kith.database.owner.query(
      `select to_jsonb(t) - 'version' - 'updated_at' as row from ${table} t where workspace_id = $1 order by to_jsonb(t)::text`,
      [workspaceId],
    )
    found[table] = rows.map(({ row }) => JSON.stringify(row)).sort()
  }
  return found
}
