import { expect, test } from 'vitest'
import { tasks } from '#app/server/tasks.ts'
import { runTask } from '#platform/jobs/run-task'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'

async function works({ kith, workspaceId, ann }: TestWorkspace, task: string, payload: object) {
  const work = tasks[task]
  if (!work) throw new Error(`No task ${task}`)
  const job = { id: '1', attempts: 1, max_attempts: 10 }
  const helpers = { job, abortSignal: new AbortController().signal } as never // what our wrapper reads of it
  await runTask(kith, task, work, [])({ ...payload, workspaceId, userId: ann.userId }, helpers)
}

const made = async (person: Person, noun: string, draft: object): Promise<string> =>
  (await person.asks('POST', `/${noun}`, draft)).body.id

/** Measures contacts and gives their figures. */
async function figures(space: TestWorkspace) {
  await space.ann.asks('POST', '/quality/measurements', { object: 'contact' })
  await works(space, 'quality.measure', { object: 'contact' })
  const { body } = await space.rita.asks('GET', '/quality')
  return body.objects.find(({ object }: { object: string }) => object === 'contact')
}

/** Mends a flaw in all contacts that have it. */
async function mend(space: TestWorkspace, person: Person, mark: string, slips?: string[]) {
  const selection = { filter: { field: 'quality.marks', op: 'in', value: [mark] } }
  const act = { kind: 'mend', mark, ...(slips ? { slips } : {}) }
  const answer = await person.asks('POST', '/bulk-jobs', { object: 'contact', selection, act })
  if (answer.status === 200) await works(space, 'bulk.run', { jobId: answer.body.id })
  return answer
}

const opened = async (person: Person, filter: object): Promise<string[]> => {
  const { body } = await person.asks('GET', `/contacts?filter=${encodeURIComponent(JSON.stringify(filter))}`)
  return body.items.map(({ id }: { id: string }) => id).sort()
}

test('each figure opens the records it counts, and what harms most stands first', async () => {
  const space = await aWorkspace()
  const { ann } = space
  await made(ann, 'companies', { name: 'Café Lumen', domains: ['lumen.example'] })
  const shouting = await made(ann, 'contacts', {
    firstName: 'SOFIA',
    lastName: 'VON DER HEIDE',
    emails: ['s@lumen.example'],
  })
  const nobody = await made(ann, 'contacts', { firstName: 'Mara' })
  const thrown = await made(ann, 'contacts', {
    firstName: 'Ben',
    emails: ['ben@mailinator.com'],
    phones: ['+1 100 555 0100'],
  })
  const contact = await figures(space)
  expect(contact).toMatchObject({ total: 3, isRunning: false, measuredAt: expect.any(String), may: { mend: false } })
  const by = Object.fromEntries(contact.flaws.map((flaw: { mark: string }) => [flaw.mark, flaw]))
  expect(await opened(ann, by.nameCase.filter)).toEqual([shouting])
  expect(await opened(ann, by.companyKnown.filter)).toEqual([shouting])
  expect(await opened(ann, by.unreachable.filter)).toEqual([nobody])
  expect(await opened(ann, by.emailDisposable.filter)).toEqual([thrown])
  expect(await opened(ann, by.phoneInvalid.filter)).toEqual([thrown])
  expect(by.orphaned.count).toBe(3)
  expect(by.stale).toBeUndefined()
  expect(contact.flaws[0].mark).toBe('unreachable')
  const emails = contact.fields.find(({ field }: { field: string }) => field === 'emails')
  expect(emails).toMatchObject({ filled: 2, empty: 1 })
  expect(await opened(ann, emails.filter)).toEqual([nobody])
})

test('names are mended as they are written, people find their company by their mail; all of it can be taken back', async () => {
  const space = await aWorkspace()
  const { ann } = space
  const company = await made(ann, 'companies', { name: 'Café Lumen', domains: ['lumen.example'] })
  const id = await made(ann, 'contacts', { firstName: 'SOFIA', lastName: "O'REILLY", emails: ['s@lumen.example'] })
  const kept = await made(ann, 'contacts', { firstName: 'JP', lastName: 'McAdam', emails: ['jp@gmail.com'] })
  await figures(space)
  expect((await mend(space, space.rita, 'nameCase')).status).toBe(403)
  const jobs = []
  for (const mark of ['nameCase', 'companyKnown']) jobs.push((await mend(space, ann, mark)).body.id)
  const mended = (await ann.asks('GET', `/contacts/${id}`)).body
  expect(mended).toMatchObject({ firstName: 'Sofia', lastName: "O'Reilly", companies: [{ id: company }] })
  expect((await ann.asks('GET', `/contacts/${kept}`)).body).toMatchObject({
    firstName: 'JP',
    lastName: 'McAdam',
    companies: [],
  })
  const after = await figures(space)
  expect(after.flaws.map(({ mark }: { mark: string }) => mark)).not.toContain('nameCase')
  const { body: undone } = await ann.asks('POST', `/bulk-jobs/${jobs[0]}/undo`)
  expect(undone.undo).toMatchObject({ changed: 1, conflicts: { count: 0 } })
})

test('slips in emails and phones are proposed with what was meant, and mended as far as they are chosen', async () => {
  const space = await aWorkspace()
  const { ann } = space
  const slipped = await made(ann, 'contacts', {
    firstName: 'Ann',
    emails: [{ value: 'ann@gmial.com', label: 'home' }, 'ann@firma.example'],
  })
  const other = await made(ann, 'contacts', { firstName: 'Ben', emails: ['ben@gmial.com'] })
  const left = await made(ann, 'contacts', { firstName: 'Cleo', emails: ['cleo@hotmial.com'] })
  const phone = await made(ann, 'contacts', { firstName: 'Dora', phones: ['+4949404419207'] })
  const none = await made(ann, 'contacts', { firstName: 'Emil', phones: ['+11005550100'] })
  const flaws = new Map((await figures(space)).flaws.map((flaw: { mark: string }) => [flaw.mark, flaw]))
  expect(flaws.get('emailSlip')).toMatchObject({ count: 3, canMend: true })
  expect(flaws.get('phoneSlip')).toMatchObject({ count: 1, canMend: true })
  const invalid = flaws.get('phoneInvalid') as { filter: object; canMend: boolean }
  expect(invalid.canMend).toBe(false)
  expect(await opened(ann, invalid.filter)).toEqual([none])

  const { body } = await ann.asks('GET', '/quality/proposals?object=contact&mark=emailSlip')
  expect(body).toMatchObject({
    records: 3,
    isAll: true,
    items: [
      { slip: 'gmial.com', count: 2 },
      {
        slip: 'hotmial.com',
        count: 1,
        examples: [{ id: left, title: 'Cleo', field: 'emails', after: 'cleo@hotmail.com' }],
      },
    ],
  })
  const job = await mend(space, ann, 'emailSlip', ['gmial.com'])
  expect((await ann.asks('GET', `/bulk-jobs/${job.body.id}`)).body).toMatchObject({
    status: 'done',
    counts: { total: 3, changed: 2, unchanged: 1, failed: 0 },
  })
  const emails = async (id: string) => (await ann.asks('GET', `/contacts/${id}`)).body.emails
  expect(await emails(slipped)).toMatchObject([
    { value: 'ann@gmail.com', label: 'home', primary: true },
    { value: 'ann@firma.example' },
  ])
  expect(await emails(other)).toMatchObject([{ value: 'ben@gmail.com' }])
  expect(await emails(left)).toMatchObject([{ value: 'cleo@hotmial.com' }])
  await mend(space, ann, 'phoneSlip')
  expect((await ann.asks('GET', `/contacts/${phone}`)).body.phones).toMatchObject([{ value: '+49404419207' }])
  const after = (await figures(space)).flaws.map(({ mark, count }: { mark: string; count: number }) => [mark, count])
  expect(after).toContainEqual(['emailSlip', 1])
  expect(after.map(([mark]: string[]) => mark)).not.toContain('phoneSlip')
  await ann.asks('POST', `/bulk-jobs/${job.body.id}/undo`)
  expect(await emails(other)).toMatchObject([{ value: 'ben@gmial.com' }])
})

test('who may not read an object is told no proposals', async () => {
  const { ann } = await aWorkspace()
  expect((await ann.asks('GET', '/quality/proposals?object=ghost&mark=emailSlip')).status).toBe(422)
  expect((await ann.asks('GET', '/quality/proposals?object=contact&mark=stale')).status).toBe(422)
})

test('a record without news for a year is stale, until something happens to it', async () => {
  const space = await aWorkspace()
  const id = await made(space.ann, 'contacts', { firstName: 'Mara', emails: ['mara@lindt.example'] })
  await space.kith.database.owner.query(
    `update events set occurred_at = occurred_at - interval '13 months' where contact_id = $1`,
    [id],
  )
  expect((await figures(space)).flaws).toContainEqual(expect.objectContaining({ mark: 'stale', count: 1 }))
  await made(space.ann, 'notes', { body: 'Called.', contactId: id })
  const { flaws } = await figures(space)
  expect(flaws.map(({ mark }: { mark: string }) => mark)).not.toEqual(expect.arrayContaining(['stale']))
  expect(flaws.map(({ mark }: { mark: string }) => mark)).not.toEqual(expect.arrayContaining(['orphaned']))
})
