import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#platform/root'
import { all, anImportingWorkspace, comesTo, imports, uploads } from '#tests/support/imports'

const REAL = path.join(root, '../shared/data')
const FIXTURES = path.join(root, 'tests/fixtures')
const here = existsSync(REAL)
if (!here) console.warn('tests of imports with ../shared/data are skipped: it is not here')
const real = test.skipIf(!here)

real('85 accounts become 85 companies with their parents, and a second time nothing changes', async () => {
  const space = await anImportingWorkspace()
  const file = `${REAL}/crm-maven-opportunities/accounts.csv`
  const first = await imports(space, { object: 'companies', file })
  expect(first.counts).toMatchObject({ total: 85, done: 85, created: 85, updated: 0, failed: 0 })
  const companies = await all(space.ann, 'companies')
  expect(companies).toHaveLength(85)
  const byName = new Map(companies.map((company) => [company.name, company]))
  expect(byName.get('Bluth Company').parentId).toBe(byName.get('Acme Corporation').id)
  expect(companies.filter(({ parentId }) => parentId)).toHaveLength(15)
  const second = await imports(space, { object: 'company', file })
  expect(second.counts).toMatchObject({ created: 0, updated: 0, unchanged: 85 })
  expect(await all(space.ann, 'companies')).toEqual(companies)
})

real('2,357 customers of the purchase log with 6,919 orders, to the cent', async () => {
  const space = await anImportingWorkspace()
  const file = `${REAL}/cltv-cdnow/CDNOW_sample.txt`
  const upload = { object: 'orders', file, fields: { defaults: { currency: 'USD', productName: 'CD' } } }
  const first = await imports(space, upload)
  expect(first.counts).toMatchObject({ total: 6919, created: 6919, failed: 0 })
  const contacts = await all(space.ann, 'contacts')
  expect(contacts).toHaveLength(2357)
  expect(new Set(contacts.map(({ lifecycleStage }) => lifecycleStage))).toEqual(new Set(['customer']))
  const orders = await all(space.ann, 'orders')
  expect(orders).toHaveLength(6919)
  expect(orders.reduce((sum, { total }) => sum + total, 0)).toBe(await centsIn(file))
  expect(new Set(orders.map(({ currency }) => currency))).toEqual(new Set(['USD']))
  const again = await imports(space, upload)
  expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 6919 })
  expect(await all(space.ann, 'contacts')).toEqual(contacts)
})

async function centsIn(file: string): Promise<number> {
  const { readFile } = await import('node:fs/promises')
  const amounts = (await readFile(file, 'utf8')).split(/\r?\n/).filter(Boolean)
  return amounts.reduce((sum, line) => sum + Math.round(Number(line.trim().split(/\s+/).at(-1)) * 100), 0)
}

test('the sample of the purchase log that comes with Kith', async () => {
  const space = await anImportingWorkspace()
  const done = await imports(space, { object: 'order', file: `${FIXTURES}/cdnow/CDNOW_sample_head.txt` })
  expect(done.counts.created).toBe(done.counts.total)
  const externalIds = (await all(space.ann, 'contacts')).map(({ externalId }) => externalId)
  expect(new Set(externalIds).size).toBe(externalIds.length)
})

real('rfm orders find the contacts that the customers’ file made, and make no twin', async () => {
  const space = await anImportingWorkspace()
  const orders = { object: 'order', file: `${REAL}/rfm-rsquared/rfm_data_orders.csv` }
  const { counts } = await imports(space, orders)
  expect(counts).toMatchObject({ total: 4906, created: 4906, failed: 0 })
  const contacts = await all(space.ann, 'contacts')
  expect(new Set(contacts.map(({ emails }) => emails[0].value)).size).toBe(contacts.length)
  expect(contacts[0]).toMatchObject({ firstName: expect.any(String), lastName: expect.any(String) })
})

// The address books of Google, Outlook and Thunderbird carry words for numbers (“homephone”): what does not read is mended first.
real.each(['gmail.csv', 'outlook.csv', 'tb_plain.csv', 'all.csv', 'all.vcf', 'email.csv', 'email.vcf', 'gmail.vcf'])(
  'the address book %s, mended in place, becomes contacts',
  async (name) => {
    const space = await anImportingWorkspace()
    const file = `${REAL}/csv-roundcube-contacts/${name}`
    const { body: draft } = await uploads(space, space.ann, { object: 'contact', file, fields: { start: 'false' } })
    const { body: checked } = await space.ann.asks('PUT', `/imports/${draft.id}/check`, {})
    const { body: toMend } = await space.ann.asks('GET', `/imports/${draft.id}/rows?view=mend`)
    expect(toMend.items).toHaveLength(checked.counts.mend)
    for (const { row, problems } of toMend.items) {
      const cells = Object.fromEntries(problems.map(({ column }: { column: number }) => [column, '']))
      const mended = await space.ann.asks('PUT', `/imports/${draft.id}/rows/${row}`, { cells })
      expect(mended.body.problems.filter(({ severity }: { severity: string }) => severity === 'mend')).toEqual([])
    }
    const { body: ready } = await space.ann.asks('POST', `/imports/${draft.id}/run`, {})
    expect(ready).toMatchObject({ status: 'running', counts: { mend: 0, ready: checked.counts.total } })
    const done = await comesTo(space.ann, draft.id, 'done')
    expect(done.counts).toMatchObject({ created: checked.counts.total, failed: 0 })
    const contacts = await all(space.ann, 'contacts')
    expect(contacts).toHaveLength(checked.counts.total)
    for (const { firstName, lastName, emails } of contacts)
      expect([firstName, lastName, ...emails].join('')).not.toBe('')
  },
)

real('dashed and accented names of a deduplication set, every row a contact', async () => {
  const space = await anImportingWorkspace()
  const done = await imports(space, { object: 'contact', file: `${REAL}/dedupe-febrl1/dataset1.csv` })
  expect([done.counts.created + done.counts.failed, done.counts.total]).toEqual([1000, 1000])
})
