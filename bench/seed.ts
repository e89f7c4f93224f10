import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { objects } from '#app/server/objects.ts'
import { keysOf } from '#platform/objects/keys'
import { searchText } from '#platform/objects/search-text'
import { aCompany, aContact, dice, keptForm, plain } from './people.ts'

const contact = objects.find('contact')
const company = objects.find('company')
const YEARS = 3 * 365 * 86_400_000

export interface Seeded {
  workspaceId: string
  owners: readonly string[]
}

interface Made {
  id: string
  createdAt: string
}

/**
 * Fills a workspace up to `size` contacts by COPY, with companies (a tenth as many), keys and creation events, as the
 * engine would have written them one by one; then tells the planner. Nothing is seeded twice.
 */
export async function seed(owner: pg.Client, { workspaceId, owners }: Seeded, size: number): Promise<void> {
  const { rows } = await owner.query('select count(*)::int as count from contacts where workspace_id = $1', [
    workspaceId,
  ])
  const begin: number = rows[0].count
  if (begin >= size) return
  const random = dice(begin + Number.parseInt(workspaceId.slice(-6), 16))
  const companies = makeCompanies(random, begin, size)
  const people = makePeople(random, begin, size, companies, owners)
  const indexes = size - begin >= 50_000 ? await dropIndexes(owner) : []
  // Sorted, so that the index of the keys is filled from left to right.
  const keys = people
    .flatMap(({ id, after }) => keysOf(contact, after).map((key) => ({ ...key, id })))
    .sort((a, b) => (a.kind < b.kind || (a.kind === b.kind && a.value < b.value) ? -1 : 1))
  // Foreign keys hold by construction; checking a million of them would only take time.
  await owner.query('set session_replication_role = replica')
  await copy(
    owner,
    'companies (workspace_id, id, name, domains, search_text, created_at, updated_at)',
    companies,
    (one) => [
      workspaceId,
      one.id,
      one.name,
      JSON.stringify(one.domains),
      plain(searchText(company, one)),
      one.createdAt,
      one.createdAt,
    ],
  )
  await copyContacts(owner, workspaceId, people)
  await copy(owner, 'record_keys (workspace_id, object, kind, value, record_id)', keys, ({ kind, value, id }) => [
    workspaceId,
    'contact',
    kind,
    value,
    id,
  ])
  const places = people.flatMap(({ id, companyId }) => (companyId ? [{ id, companyId }] : []))
  await copy(owner, 'contact_companies (workspace_id, contact_id, company_id)', places, ({ id, companyId }) => [
    workspaceId,
    id,
    companyId,
  ])
  await copy(owner, `events (${eventColumns})`, people, ({ id, createdAt, after }) => [
    workspaceId,
    eventId(id),
    'contact.created',
    'contact',
    id,
    id,
    'import',
    owners[0],
    JSON.stringify({
      changes: { firstName: [null, after.firstName], lastName: [null, after.lastName], emails: [null, after.emails] },
    }),
    createdAt,
  ])
  await owner.query('set session_replication_role = origin')
  for (const definition of indexes) await owner.query(definition)
  for (const table of ['contacts', 'companies', 'record_keys', 'contact_companies', 'events'])
    await owner.query(`vacuum (analyze) ${table}`)
}

/** Contacts by COPY into their table with whatever indexes it has. */
export const copyContacts = (
  owner: pg.Client,
  workspaceId: string,
  people: readonly (Made & { after: Record<string, unknown> })[],
): Promise<void> =>
  copy(owner, `contacts (${contactColumns})`, people, ({ id, createdAt, after }) => [
    workspaceId,
    id,
    after.firstName,
    after.lastName,
    JSON.stringify(after.emails),
    JSON.stringify(after.phones),
    JSON.stringify(after.addresses),
    after.jobTitle,
    after.lifecycleStage,
    after.source,
    after.language,
    after.ownerId,
    JSON.stringify(after.tags),
    after.externalId,
    plain(searchText(contact, after)),
    createdAt,
    createdAt,
  ])

const contactColumns =
  'workspace_id, id, first_name, last_name, emails, phones, addresses, job_title, lifecycle_stage, source, language, owner_id, tags, ' +
  'external_id, search_text, created_at, updated_at'
const eventColumns = 'workspace_id, id, type, object, record_id, contact_id, actor_kind, actor_id, payload, occurred_at'

function makeCompanies(random: () => number, begin: number, size: number) {
  return Array.from({ length: Math.ceil((size - begin) / 10) }, (_, index) => ({
    ...aCompany(random, begin + index),
    ...made(random),
  }))
}

function makePeople(
  random: () => number,
  begin: number,
  size: number,
  companies: readonly { id: string; domains: string[] }[],
  owners: readonly string[],
) {
  return Array.from({ length: size - begin }, (_, index) => {
    const employer = random() < 0.7 ? companies[Math.floor(random() * companies.length)] : undefined
    const person = aContact(random, begin + index, employer?.domains[0])
    const ownerId = random() < 0.9 ? owners[Math.floor(random() * owners.length)] : null
    return {
      ...made(random),
      companyId: employer?.id,
      after: { ...keptForm(person), ownerId } as Record<string, unknown>,
    }
  })
}

/** An id and the time within three years that it carries. */
function made(random: () => number): Made {
  const at = Date.now() - Math.floor(random() * YEARS)
  const hex = (length: number) =>
    Math.floor(random() * 16 ** length)
      .toString(16)
      .padStart(length, '0')
  const time = at.toString(16).padStart(12, '0')
  return {
    id: `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`,
    createdAt: new Date(at).toISOString(),
  }
}

const eventId = (id: string) => `${id.slice(0, 19)}${id.slice(19).replace(/^-./, '-e')}`

/** The indexes beside the keys are built anew afterwards: a tenth of the time. */
async function dropIndexes(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; definition: string }>(
    `select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid in ('contacts'::regclass, 'record_keys'::regclass) and not indisprimary`,
  )
  for (const { name } of rows) await owner.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

/** One COPY in text form. */
export async function copy<T>(
  owner: pg.Client,
  into: string,
  rows: readonly T[],
  cellsOf: (row: T) => readonly unknown[],
) {
  const lines = function* () {
    for (let at = 0; at < rows.length; at += 500)
      yield rows
        .slice(at, at + 500)
        .map((row) => `${cellsOf(row).map(cell).join('\t')}\n`)
        .join('')
  }
  await pipeline(Readable.from(lines()), owner.query(copyFrom(`copy ${into} from stdin`)))
}

const cell = (value: unknown) =>
  value === null || value === undefined
    ? '\\N'
    : String(value).replace(/[\\\t\n\r]/g, (sign) => ({ '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign] ?? '\\\\')
