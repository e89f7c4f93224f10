import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, expect, test } from 'vitest'
import { tasks } from '#app/server/tasks.ts'
import { openZip } from '#platform/files/zip-archive'
import { saveRecords } from '#platform/objects/save-records'
import { buildDoomedWorker, worksToTheEnd, worksUntilKilled } from '#tests/support/doomed-worker'
import { fetches } from '#tests/support/exports'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

const MANY = 1_100
const TWINS = 40
/** A job has at least so many statements. */
const STATEMENTS = 16

let space: TestWorkspace

beforeAll(async () => {
  const [made] = await Promise.all([aWorkspace(), buildDoomedWorker()])
  space = made
  const field = { object: 'contact', label: 'Code', type: 'text' }
  await asks('POST', '/custom-fields', field)
  await worksToTheEnd(space.kith, tasks)
  await space.ann.does((ctx) =>
    saveRecords(
      ctx,
      ctx.objects.find('contact'),
      Array.from({ length: MANY }, (_, at) => ({ input: person(at) })),
    ),
  )
})

/** Everybody is called otherwise, but for twins. */
function person(at: number) {
  const hash = createHash('sha1').update(String(at % (MANY - TWINS)))
  const letters = String.fromCharCode(...hash.digest().map((byte) => 97 + (byte % 26)))
  return {
    ...{ firstName: letters.slice(0, 8), lastName: letters.slice(8, 20), emails: [`${letters}@code.example`] },
    ...{ tags: ['old'], lifecycleStage: at % 2 ? 'lead' : 'customer', custom: { code: String(at) } },
  }
}

async function asks(method: string, where: string, body?: object) {
  const answer = await space.ann.asks(method, where, body)
  expect([answer.status, answer.body]).toEqual([200, expect.anything()])
  return answer.body
}

/** Rows of this workspace; `where` begins with the table. */
async function count(where: string): Promise<number> {
  const { rows } = await space.kith.database.owner.query(`select count(*) from ${where}`)
  return Number(rows[0].count)
}
const contacts = (condition: string) => count(`contacts where ${condition}`)
const events = (type: string, causeId: string) => count(`events where type = '${type}' and cause_id = '${causeId}'`)
const field = async () => (await asks('GET', '/custom-fields')).items[0]

interface KilledJob {
  /** Asks for it. @returns the id of what was asked for */
  begin(): Promise<string>
  /** What must hold at its end. */
  isWhole(id: string): Promise<void>
}

const bulk = (act: object) => async () =>
  (await asks('POST', '/bulk-jobs', { object: 'contact', selection: {}, act })).id as string

async function isBulkDone(id: string, type: string) {
  expect(await asks('GET', `/bulk-jobs/${id}`)).toMatchObject({
    status: 'done',
    counts: { total: MANY, done: MANY, changed: MANY, failed: 0 },
  })
  expect(await events(type, id)).toBe(MANY)
  expect(await count(`events where record_id = '${id}' and type = 'bulk.finished'`)).toBe(1)
}

/** The file of an export that ended once. */
async function contentOf(id: string): Promise<Buffer> {
  expect(await asks('GET', `/exports/${id}`)).toMatchObject({ status: 'done', error: null })
  expect(await count(`events where record_id = '${id}' and type = 'export.finished'`)).toBe(1)
  return (await fetches(space, space.ann, id)).rawPayload
}

const duplicates = async () => {
  const { owner } = space.kith.database
  const pairs = await owner.query(
    'select a_id, b_id, round(confidence::numeric, 6) as sure from duplicate_pairs order by 1, 2',
  )
  const keys = await owner.query('select key, record_id from duplicate_keys order by 1, 2')
  return { pairs: pairs.rows, keys: keys.rows }
}

const jobs: Record<string, KilledJob> = {
  'many changed at once': {
    begin: bulk({ kind: 'change', values: { jobTitle: 'Buyer' }, add: { tags: ['spring'] } }),
    async isWhole(id) {
      await isBulkDone(id, 'contact.updated')
      expect(await contacts(`job_title = 'Buyer' and tags = '["old", "spring"]'`)).toBe(MANY)
    },
  },
  'a custom field that is to be indexed, unique and searched': {
    async begin() {
      const { id } = await field()
      await asks('PATCH', `/custom-fields/${id}`, { indexed: true, unique: true, searchable: true })
      return id
    },
    async isWhole(id) {
      expect(await field()).toMatchObject({ indexed: true, unique: true, change: null })
      expect(await count(`record_values where field_id = '${id}' and text_value is not null`)).toBe(MANY)
      expect(await count(`record_keys where kind = 'custom:code'`)).toBe(MANY)
      expect((await asks('GET', `/contacts?q=${MANY - 1}`)).items).toHaveLength(1)
    },
  },
  'another type of a custom field': {
    async begin() {
      const { id } = await field()
      await asks('PATCH', `/custom-fields/${id}`, { indexed: true })
      await worksToTheEnd(space.kith, tasks)
      await asks('POST', `/custom-fields/${id}/type-change`, { type: 'number' })
      return id
    },
    async isWhole(id) {
      expect(await field()).toMatchObject({ type: 'number', change: null })
      expect(await contacts(`jsonb_typeof(custom -> 'code') = 'number'`)).toBe(MANY)
      expect(await count(`record_values where field_id = '${id}' and number_value is not null`)).toBe(MANY)
      expect(await count(`events where type = 'contact.updated' and payload -> 'changes' ? 'custom.code'`)).toBe(MANY)
    },
  },
  'an export of a list': {
    begin: async () =>
      (await asks('POST', '/exports', { object: 'contact', format: 'csv', columns: ['firstName'] })).id,
    async isWhole(id) {
      expect((await contentOf(id)).toString().trim().split('\n')).toHaveLength(MANY + 1)
    },
  },
  'an export of everything': {
    begin: async () => (await asks('POST', '/exports/workspace', {})).id,
    async isWhole(id) {
      const file = path.join(space.kith.config.dataDir, 'whole.zip')
      await writeFile(file, await contentOf(id))
      const zip = await openZip(file)
      const ids = (await text(await zip.stream('data/contacts.jsonl')))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id)
      zip.close()
      expect([ids.length, new Set(ids).size]).toEqual([MANY, MANY])
    },
  },
  'a search for duplicates': {
    begin: async () => (await asks('POST', '/duplicates/scans', { object: 'contact' })).object,
    async isWhole() {
      const found = await duplicates()
      expect(found.pairs).toHaveLength(TWINS)
      await asks('POST', '/duplicates/scans', { object: 'contact' })
      await worksToTheEnd(space.kith, tasks)
      expect(await duplicates()).toEqual(found)
    },
  },
  'a segment that is filled': {
    begin: async () =>
      (
        await asks('POST', '/segments', {
          object: 'contact',
          name: 'Half',
          filter: { field: 'lifecycleStage', op: 'in', value: ['customer'] },
        })
      ).id,
    async isWhole(id) {
      expect(await asks('GET', `/segments/${id}`)).toMatchObject({ size: MANY / 2, filling: false })
      expect(await count(`segment_members where segment_id = '${id}'`)).toBe(MANY / 2)
      expect(await count(`events where type = 'segment.filled' and payload ->> 'segmentId' = '${id}'`)).toBe(1)
    },
  },
  'many deleted at once': {
    begin: bulk({ kind: 'trash' }),
    async isWhole(id) {
      await isBulkDone(id, 'contact.deleted')
      expect(await contacts('deleted_at is not null')).toBe(MANY)
    },
  },
}

test.each(Object.entries(jobs))(
  '%s, its worker killed with -9 again and again, is whole',
  async (_, { begin, isWhole }) => {
    const id = await begin()
    const someMoment = () => ({ at: 1 + Math.floor(Math.random() * STATEMENTS), sent: Math.random() < 0.5 })
    const moments = [someMoment(), someMoment(), { at: 'end' as const, sent: true }]
    const deaths: boolean[] = []
    for (const moment of moments) deaths.push(await worksUntilKilled(space.kith, moment))
    await worksToTheEnd(space.kith, tasks)
    expect(deaths[0], JSON.stringify(moments)).toBe(true)
    await isWhole(id)
  },
)
