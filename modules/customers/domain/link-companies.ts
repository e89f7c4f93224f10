import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { idsByName } from '#platform/objects/ids-by-name'
import type { Write } from '#platform/objects/object-type'
import { same } from '#platform/objects/same'
import { saveRecords } from '#platform/objects/save-records'
import { companiesByDomain } from '#platform/quality/companies-by-domain'
import type { ContactCompanyInput } from '../objects/contact.ts'

/** A contact's place in a company, as stored. */
interface Place {
  companyId: string
  role: string | null
  primary: boolean
  startedOn: string | null
  endedOn: string | null
}

const given = ({ input }: Write) => input.companies as ContactCompanyInput[] | undefined // shaped by the contact's field

/**
 * Before contacts are written: finds the companies named in their input, makes those there are none of, and notes what
 * changes in each contact's companies. Where the workspace wants it, new contacts without one get that of their mail.
 */
export async function changedCompanies(ctx: Ctx, writes: Write[]): Promise<void> {
  if (ctx.workspace.linkCompanies) await linkByMail(ctx, writes)
  const linking = writes.filter((write) => given(write) !== undefined)
  if (linking.length === 0) return
  const names = linking.flatMap((write) => given(write) ?? []).flatMap(({ id, name }) => (id ? [] : [name ?? '']))
  const byName = await companiesNamed(ctx, names)
  const before = await placesOf(
    ctx,
    linking.filter(({ created }) => !created).map(({ id }) => id),
  )
  for (const write of linking) {
    const was = before.get(write.id) ?? []
    const is = placesIn(given(write) ?? [], byName, was)
    if (!same(was, is)) write.changes.companies = [was, is]
  }
}

async function linkByMail(ctx: Ctx, writes: Write[]): Promise<void> {
  const alone = writes.filter((write) => write.created && (given(write) ?? []).length === 0)
  if (alone.length === 0) return
  const people = alone.map(({ id, after }) => ({ ...after, id }))
  const found = await companiesByDomain(ctx, ctx.objects.find('contact'), people)
  for (const write of alone) {
    const company = found.get(write.id)
    if (company) write.input.companies = [{ id: company, primary: true }] satisfies ContactCompanyInput[]
  }
}

/** After contacts are written: brings the table of their companies in line. */
export async function writeCompanies(ctx: Ctx, writes: Write[]): Promise<void> {
  const changing = writes.filter(({ changes }) => changes.companies)
  if (changing.length === 0) return
  const rows = changing.flatMap(({ id, changes }) =>
    ((changes.companies?.[1] ?? []) as Place[]).map((place) => ({ contactId: id, ...place })),
  )
  await Promise.all([removePlaces(ctx, changing), insertPlaces(ctx, rows)])
}

async function removePlaces(ctx: Ctx, changing: readonly Write[]): Promise<void> {
  const old = changing.filter(({ created }) => !created).map(({ id }) => id)
  if (old.length === 0) return
  await ctx.db
    .deleteFrom('contactCompanies')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('contactId', 'in', old)
    .execute()
}

async function insertPlaces(ctx: Ctx, rows: readonly (Place & { contactId: string })[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into contact_companies (workspace_id, contact_id, company_id, role, is_primary, started_on, ended_on)
    select ${ctx.workspaceId}, r."contactId", r."companyId", r.role, r.primary, r."startedOn", r."endedOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("contactId" uuid, "companyId" uuid, role text, "primary" boolean, "startedOn" date, "endedOn" date)`.execute(
    ctx.db,
  )
}

/** One place a company; the first is primary unless one says so. What the input leaves out stays as it was. */
function placesIn(
  inputs: readonly ContactCompanyInput[],
  byName: ReadonlyMap<string, string>,
  was: readonly Place[],
): Place[] {
  const places = new Map<string, Place>()
  const chosen = Math.max(
    0,
    inputs.findIndex(({ primary }) => primary),
  )
  for (const [index, { id, name, role, startedOn, endedOn }] of inputs.entries()) {
    const companyId = id ?? byName.get((name ?? '').toLowerCase())
    if (!companyId || places.has(companyId)) continue
    const earlier = was.find((place) => place.companyId === companyId)
    places.set(companyId, {
      companyId,
      role: role === undefined ? (earlier?.role ?? null) : role,
      primary: index === chosen,
      startedOn: startedOn === undefined ? (earlier?.startedOn ?? null) : startedOn,
      endedOn: endedOn === undefined ? (earlier?.endedOn ?? null) : endedOn,
    })
  }
  return [...places.values()].sort(byCompany)
}

const byCompany = (a: Place, b: Place) => (a.companyId < b.companyId ? -1 : 1)

async function placesOf(ctx: Ctx, contactIds: readonly string[]): Promise<Map<string, Place[]>> {
  const found = new Map<string, Place[]>()
  if (contactIds.length === 0) return found
  const rows = await ctx.db
    .selectFrom('contactCompanies')
    .select(['contactId', 'companyId', 'role', 'isPrimary', 'startedOn', 'endedOn'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('contactId', 'in', contactIds)
    .orderBy('companyId')
    .execute()
  for (const { contactId, isPrimary, ...place } of rows)
    found.set(contactId, [...(found.get(contactId) ?? []), { ...place, primary: isPrimary }])
  return found
}

/** Ids of companies by lower-case name; missing ones are created. */
async function companiesNamed(ctx: Ctx, names: readonly string[]): Promise<Map<string, string>> {
  const wanted = new Map(names.map((name) => [name.toLowerCase(), name]))
  if (wanted.size === 0) return new Map()
  const company = ctx.objects.find('company')
  const known = await idsByName(ctx, company, [...wanted.keys()])
  const missing = [...wanted].filter(([key]) => !known.has(key))
  if (missing.length === 0) return known
  await lockNames(
    ctx,
    missing.map(([key]) => key),
  )
  const now = await idsByName(ctx, company, [...wanted.keys()])
  const drafts = missing.filter(([key]) => !now.has(key))
  const saved = await saveRecords(
    ctx,
    company,
    drafts.map(([, name]) => ({ input: { name } })),
  )
  for (const [index, result] of saved.entries()) if (result.id) now.set(drafts[index]?.[0] ?? '', result.id)
  return now
}

/** As many names are locked one by one; the server's table of locks is no place for thousands. */
const MOST_LOCKS = 100

/**
 * Keeps two writers from creating a company of the same name at once: names are no keys, so no constraint can decide. In
 * the order of their hashes, so that two writers cannot wait for each other; those with many names have the workspace alone.
 */
async function lockNames(ctx: Ctx, names: readonly string[]): Promise<void> {
  const all = sql`hashtextextended(${`companies by name ${ctx.workspaceId}`}, 0)`
  if (names.length > MOST_LOCKS) {
    await sql`select pg_advisory_xact_lock(${all})`.execute(ctx.db)
    return
  }
  await Promise.all([
    sql`select pg_advisory_xact_lock_shared(${all})`.execute(ctx.db),
    sql`select pg_advisory_xact_lock(hash) from (
      select hashtextextended(${ctx.workspaceId} || name, 0) as hash from unnest(${names}::text[]) as name order by 1) as hashes`.execute(
      ctx.db,
    ),
  ])
}
