import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import Papa from 'papaparse'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import { readRows } from '#platform/imports/file/read-rows'
import { inspectWorkbook } from '#platform/imports/file/workbook/inspect-workbook'
import type { Job } from '#platform/jobs/task'
import { aFolder } from '#tests/support/a-folder'
import { anExportingWorkspace, exported, fetches, takes } from '#tests/support/exports'
import { all, imports } from '#tests/support/imports'
import { expireExports } from './expire.ts'
import { exportTask } from './run-export.ts'

const rowsOf = (csv: Buffer) =>
  Papa.parse<string[]>(
    csv
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trim(),
  ).data

async function sheetOf(bytes: Buffer) {
  const file = path.join(aFolder(), 'book')
  await writeFile(file, bytes)
  const shape = await inspectWorkbook(file)
  const rows = []
  for await (const chunk of readRows(file, shape)) rows.push(...chunk.map(({ cells }) => cells))
  return { shape, rows }
}

async function aShop() {
  const space = await anExportingWorkspace()
  const { ann } = space
  const company = (await ann.asks('POST', '/companies', { name: '=cmd|calc' })).body.id
  const mara = await ann.asks('POST', '/contacts', {
    ...{
      firstName: 'Mara',
      lastName: 'Lindt',
      emails: ['mara@hafen.example', 'm@hafen.example'],
      phones: ['+49 40 4419207'],
    },
    ...{ companies: [{ id: company }], ownerId: ann.userId, tags: ['a', 'b'], birthday: '1979-03-21' },
    addresses: [{ street: 'Am Sandtorkai 1', postcode: '20457', city: 'Hamburg', country: 'DE' }],
  })
  const jonas = await ann.asks('POST', '/contacts', {
    firstName: '@Sum(A1)',
    lastName: '-1+cmd',
    jobTitle: '\u0007bell',
  })
  const line = { productName: 'Blend', quantity: 2, unitPrice: 1249 }
  await ann.asks('POST', '/orders', {
    ...{ number: 'HK-1', placedAt: '2026-07-12T22:52:00Z', currency: 'EUR', contactId: mara.body.id, lines: [line] },
  })
  return { space, ann, mara: mara.body, jonas: jonas.body }
}

test('a list goes out as CSV in its order and its columns, formulas defused, and comes in again as it was', async () => {
  const { space, ann } = await aShop()
  const columns = [
    'firstName',
    { field: 'lastName', label: 'Name' },
    'emails',
    'phones',
    'companies',
    'ownerId',
    'addresses',
    'birthday',
  ]
  const {
    content,
    headers,
    export: done,
  } = await takes(space, ann, { object: 'contacts', format: 'csv', sort: 'firstName', columns })
  expect(rowsOf(content)).toEqual([
    [
      'firstName',
      'Name',
      'emails',
      'phones',
      'companies',
      'ownerId',
      'street',
      'postcode',
      'city',
      'region',
      'country',
      'birthday',
    ],
    ["'@Sum(A1)", "'-1+cmd", ...Array(10).fill('')],
    [
      ...['Mara', 'Lindt', 'mara@hafen.example; m@hafen.example', '+49404419207', "'=cmd|calc", 'Ann'],
      ...['Am Sandtorkai 1', '20457', 'Hamburg', '', 'DE', '1979-03-21'],
    ],
  ])
  expect(done).toMatchObject({ status: 'done', done: 2, total: 2, bytes: content.length })
  expect(headers['content-disposition']).toContain('contacts-')
  const other = await anExportingWorkspace()
  const { counts } = await imports(other, { object: 'contacts', content, name: 'contacts.csv' })
  expect(counts).toMatchObject({ created: 2, failed: 0 })
  const back = await all(other.ann, 'contacts', '&sort=firstName')
  expect(back.map(({ firstName, lastName }) => [firstName, lastName])).toEqual([
    ['@Sum(A1)', '-1+cmd'],
    ['Mara', 'Lindt'],
  ])
  expect(back[1]).toMatchObject({
    companies: [{ name: '=cmd|calc' }],
    birthday: '1979-03-21',
    addresses: [{ city: 'Hamburg' }],
  })
})

test('as XLSX its cells are typed: amounts, days, times by the clock of the workspace, truth; texts stay texts', async () => {
  const { space, ann } = await aShop()
  const orders = await takes(space, ann, {
    object: 'order',
    format: 'xlsx',
    columns: ['number', 'placedAt', 'total', 'contactId', 'lines'],
  })
  const { rows, shape } = await sheetOf(orders.content)
  expect(shape.columns.map(({ header }) => header)).toEqual([
    'number',
    'placedAt',
    'total',
    'contactId',
    'lines',
    'currency',
  ])
  expect(rows).toEqual([['HK-1', '2026-07-13 00:52:00', '24.98', 'Mara Lindt', '2 × Blend', 'EUR']])
  expect(orders.headers['content-type']).toContain('spreadsheetml.sheet')
  const contacts = await takes(space, ann, {
    object: 'contact',
    format: 'xlsx',
    sort: 'firstName',
    columns: ['firstName', 'birthday', 'jobTitle'],
  })
  expect((await sheetOf(contacts.content)).rows).toEqual([
    ['@Sum(A1)', '', '\u0007bell'],
    ['Mara', '1979-03-21', ''],
  ])
})

test('what the list filters is what goes out', async () => {
  const { space, ann } = await aShop()
  const filter = { field: 'lastName', op: 'eq', value: 'Lindt' }
  const { content } = await takes(space, ann, { object: 'contact', format: 'csv', filter, columns: ['firstName'] })
  expect(rowsOf(content)).toEqual([['firstName'], ['Mara']])
  const wrong = await ann.asks('POST', '/exports', { object: 'contact', format: 'csv', columns: ['nonsense'] })
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'columns.0', code: 'unknown_field' }] } })
  const unsorted = await ann.asks('POST', '/exports', { object: 'contact', format: 'csv', sort: 'nonsense' })
  expect(unsorted).toMatchObject({ status: 422, body: { errors: [{ path: 'sort' }] } })
})

test('only who asked fetches it, by no path anybody else, and not without the right; it is written down', async () => {
  const { space, ann } = await aShop()
  const { ben, rita } = space
  const { export: done } = await takes(space, ben, { object: 'contact', format: 'csv' })
  expect((await fetches(space, ben, done.id)).statusCode).toBe(200)
  expect((await fetches(space, ann, done.id)).statusCode).toBe(404)
  expect((await ann.asks('GET', `/exports/${done.id}`)).body.code).toBe('export_not_found')
  expect((await ann.asks('GET', '/exports')).body.items).toEqual([])
  expect((await fetches(space, rita, done.id)).statusCode).toBe(403)
  const { rows } = await space.kith.database.owner.query(
    `select file_id, (select array_agg(type order by id) from events where record_id = e.id) as told from exports e where id = $1`,
    [done.id],
  )
  expect(rows[0].told).toEqual(['export.started', 'export.finished', 'export.downloaded', 'export.downloaded'])
  for (const person of [ann, ben]) expect((await person.asks('GET', `/files/${rows[0].file_id}`)).status).toBe(404)
})

test('after a day it is gone; removed, it is gone at once', async () => {
  const { space, ann } = await aShop()
  const one = (await takes(space, ann, { object: 'contact', format: 'csv' })).export
  const two = (await takes(space, ann, { object: 'contact', format: 'csv' })).export
  await ann.asks('DELETE', `/exports/${two.id}`)
  expect((await fetches(space, ann, two.id)).statusCode).toBe(404)
  await expireExports({ kith: space.kith })
  expect((await fetches(space, ann, one.id)).statusCode).toBe(200)
  const tomorrow = new Date(Date.now() + 25 * 60 * 60 * 1000)
  await expireExports({ kith: { ...space.kith, now: () => tomorrow } })
  expect((await fetches(space, ann, one.id)).statusCode).toBe(404)
  expect((await ann.asks('GET', `/exports/${one.id}`)).body).toMatchObject({ status: 'expired', download: null })
})

test('two at once, of the same list, are two files', async () => {
  const { ann } = await aShop()
  const asked = await Promise.all([1, 2].map(() => ann.asks('POST', '/exports', { object: 'contact', format: 'csv' })))
  const done = await Promise.all(asked.map(({ body }) => exported(ann, body.id)))
  expect(done.map(({ status }) => status)).toEqual(['done', 'done'])
  expect(new Set(done.map(({ id }) => id)).size).toBe(2)
})

test('a process that dies when the file is written but not yet named is followed by one that finishes', async () => {
  const space = await anExportingWorkspace()
  const { ann, kith } = space
  await ann.asks('POST', '/contacts', { firstName: 'Mara' })
  const exportId = uuidv7()
  await kith.database.owner.query(
    `insert into exports (workspace_id, id, kind, object, format, columns, file_name, status, created_by, created_at)
     values ($1, $2, 'list', 'contact', 'csv', '[{"field": "firstName"}]', 'people.csv', 'running', $3, now())`,
    [space.workspaceId, exportId, ann.userId],
  )
  let transactions = 0
  const job = (dies: boolean): Job => ({
    ...{
      kith,
      payload: { exportId },
      attempt: 1,
      lastAttempt: false,
      signal: new AbortController().signal,
      log: kith.log,
    },
    workspace: (work) => {
      if (dies && ++transactions > 1) throw new Error('killed')
      return actingForJob(kith, ann.acting).then((acting) => inWorkspace(kith, acting, work))
    },
  })
  await expect(exportTask(job(true))).rejects.toThrow('killed')
  expect((await ann.asks('GET', `/exports/${exportId}`)).body).toMatchObject({ status: 'running', download: null })
  await exportTask(job(false))
  expect((await fetches(space, ann, exportId)).body).toContain('Mara')
  // Run once more, as a queue may: nothing is done twice.
  await exportTask(job(false))
  const { rows } = await kith.database.owner.query(
    `select count(*)::int as told from events where record_id = $1 and type = 'export.finished'`,
    [exportId],
  )
  expect(rows[0].told).toBe(1)
})
