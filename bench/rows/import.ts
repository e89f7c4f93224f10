import { setTimeout as pause } from 'node:timers/promises'
import { timed } from '../measure.ts'
import { aContact, dice, keptForm, type Person } from '../people.ts'
import type { Row } from '../row.ts'
import { copyContacts } from '../seed.ts'
import type { Stand } from '../stand.ts'
import { residentOf } from './memory.ts'

/**
 * A CSV through the import engine (read, checked, normalised, matched by email, written with keys and events), against
 * COPY of the same rows into the same table with its indexes; as many rows as the workspace has.
 */
export async function importRows(stand: Stand): Promise<Row[]> {
  const count = stand.size
  const random = dice(stand.size + 7)
  const people = Array.from({ length: count }, (_, index) => aContact(random, Date.now() * 1000 + index, undefined))
  const limit = await timed(() => copyAway(stand, people))
  const memory: number[] = []
  const kith = await timed(() => importCsv(stand, csvOf(people), memory))
  const rate = count / kith.seconds
  const most = count / limit.seconds
  const third = Math.ceil(memory.length / 3)
  const early = Math.max(...memory.slice(0, third))
  const late = Math.max(...memory.slice(-third))
  return [
    {
      work: `import of a CSV of ${count.toLocaleString('en')} rows`,
      size: stand.size,
      measured: `${Math.round(rate).toLocaleString('en')} rows/s`,
      limit: `COPY ${Math.round(most).toLocaleString('en')} rows/s`,
      ratio: (rate / most).toFixed(2),
      target: '≥ ⅓ of COPY from 100,000 rows on',
      met: rate >= most / 3 || count < 100_000,
    },
    {
      work: 'memory of Kith during the import',
      size: stand.size,
      measured: `${memory[0]} MB at its beginning, at most ${early} MB in its first third, ${late} MB in its last`,
      target: 'flat: the last third at most 15 % over the first, from 100,000 rows on',
      met: late <= 1.15 * early || count < 100_000,
    },
  ]
}

/** COPY into contacts, undone so that the import finds nothing of it. */
export async function copyAway({ owner, workspaceId }: Stand, people: readonly Person[]): Promise<void> {
  await owner.query('begin')
  await copyContacts(
    owner,
    workspaceId,
    people.map((person) => ({ id: crypto.randomUUID(), createdAt: new Date().toISOString(), after: keptForm(person) })),
  )
  await owner.query('rollback')
}

const columns = ['First name', 'Last name', 'Email', 'Phone', 'Job title', 'Source', 'Language', 'Customer id'] as const

const csvOf = (people: readonly Person[]) =>
  [
    columns.join(','),
    ...people.map((person) =>
      [
        person.firstName,
        person.lastName,
        person.emails[0],
        person.phones[0],
        person.jobTitle,
        person.source,
        person.language,
        person.externalId,
      ].join(','),
    ),
  ].join('\n')

async function importCsv({ installation, key }: Stand, csv: string, memory: number[]): Promise<void> {
  const form = new FormData()
  form.set('object', 'contact')
  form.set('matchOn', 'email')
  form.set('mode', 'both')
  form.set('file', new File([csv], 'contacts.csv', { type: 'text/csv' }))
  const address = `http://127.0.0.1:${installation.port}/api/v1/imports`
  const headers = { authorization: `Bearer ${key}` }
  const begun = await fetch(address, { method: 'POST', headers, body: form })
  if (begun.status !== 200) throw new Error(`The import did not start: ${await begun.text()}`)
  let current = (await begun.json()) as { id: string; status: string; failed: number }
  while (!['done', 'failed', 'cancelled'].includes(current.status)) {
    await pause(200)
    memory.push(await residentOf(installation.pid()))
    current = (await (await fetch(`${address}/${current.id}`, { headers })).json()) as typeof current
  }
  if (current.status !== 'done' || current.failed > 0) throw new Error(`The import ended ${JSON.stringify(current)}`)
}
