import { addDemoPerson } from '#platform/auth/people/demo-people'
import { createRole, listRoles } from '#platform/auth/rights/roles'
import type { Grants, RoleRules } from '#platform/auth/rights/rules'
import { setTeamParent } from '#platform/auth/rights/team-parent'
import { createTeam, listTeams } from '#platform/auth/teams'
import type { Ctx } from '#platform/ctx/ctx'
import { teamWords } from './words.ts'

/** The colleagues of the demo, by what they do, and the teams they are in. */
export interface Cast {
  manager: string
  /** Leads the wholesale team. */
  sales: string
  /** Has the demo's own role, with a narrowed reach. */
  field: string
  service: string
  shop: string
  /** Reads, and changes nothing. */
  books: string
  teams: { sales: string; wholesale: string; service: string }
}

const hours = (from: string, to: string, days = [1, 2, 3, 4, 5]) => days.map((day) => ({ day, from, to }))

/**
 * Brings six colleagues, a role of one's own and nested teams along. They are marked as of the demo: nobody signs in as them.
 * @param tag of this load: makes their addresses unlike those of any other workspace's
 */
export async function seedPeople(ctx: Ctx, tag: string): Promise<Cast> {
  const said = teamWords(ctx)
  const roleId = await makeFieldRole(ctx, said.role)
  const add = (index: number, role: string, from: string, to: string) => {
    const name = said.people[index] ?? ''
    const email = `${name.toLowerCase().replace(/ .*/, '')}.${tag}@demo.example`
    return addDemoPerson(ctx, { name, email, role, workingHours: hours(from, to) })
  }
  const head = await add(0, 'manager', '08:30', '17:00')
  const sales = await add(1, 'member', '09:00', '17:30')
  const field = await add(2, roleId, '08:00', '16:00')
  const mechanic = await add(3, 'member', '07:00', '15:30')
  const shop = await add(4, 'member', '10:00', '18:00')
  const books = await add(5, 'reader', '08:00', '12:00')
  const me = ctx.userId ? [{ userId: ctx.userId, lead: true }] : []
  const lead = (userId: string) => ({ userId, lead: true })
  const named = freeNames((await listTeams(ctx)).map(({ name }) => name))
  const make = async (index: number, members: { userId: string; lead: boolean }[]) =>
    (await createTeam(ctx, { name: named(said.teams[index] ?? ''), members })).id
  const above = await make(0, [...me, lead(head)])
  const wholesale = await make(1, [lead(sales), { userId: field, lead: false }])
  const counter = await make(2, [lead(shop)])
  const workshop = await make(3, [lead(mechanic)])
  for (const id of [wholesale, counter]) await setTeamParent(ctx, { id, parentId: above })
  return {
    manager: head,
    sales,
    field,
    service: mechanic,
    shop,
    books,
    teams: { sales: above, wholesale, service: workshop },
  }
}

const of = (read: Grants['read'], change: Grants['update']): Grants => ({
  ...{ read, create: change === 'none' ? 'none' : 'all' },
  ...{ update: change, delete: 'none' },
})

const rules: RoleRules = {
  defaults: of('all', 'none'),
  objects: { contact: of('team', 'own'), company: of('all', 'own'), order: of('team', 'none'), task: of('team', 'team'), note: of('all', 'own'), activity: of('team', 'own') },
  fields: { contact: { hidden: ['birthday'], readonly: ['lifecycleStage'] } },
  rights: [],
} // biome-ignore format: an object a word

async function makeFieldRole(ctx: Ctx, [name = '', description = '']: readonly string[]): Promise<string> {
  const named = freeNames((await listRoles(ctx)).flatMap((role) => role.name ?? []))
  return (await createRole(ctx, { name: named(name), description, rules })).id
}

/** The name, or one with a number behind it where the workspace has something of that name. */
function freeNames(taken: readonly string[]) {
  const known = new Set(taken.map((name) => name.toLowerCase()))
  const free = (name: string, number: number): string =>
    known.has(`${name} ${number}`.toLowerCase()) ? free(name, number + 1) : `${name} ${number}`
  return (name: string) => (known.has(name.toLowerCase()) ? free(name, 2) : name)
}
