import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { Refusal } from '#platform/http/refusal'
import { column } from '#platform/objects/columns'
import { wholeOf } from '#platform/objects/conceal'
import { matching } from '#platform/objects/list-records'
import { askingAbout } from '#platform/objects/narrowed'
import type { ObjectType } from '#platform/objects/object-type'
import type { LastWith } from '#platform/objects/routing-trait'
import { languageField } from './assignable.ts'
import type { Candidate, Person } from './choose.ts'
import { findPeople, membersOf } from './people.ts'
import { fallbackOf, type StoredRule, storedRules } from './stored-rules.ts'
import { type Workload, workloadOf } from './workload.ts'

/** All that is asked to give some records to people: read once, then kept in mind while one record after the other is given. */
export interface Round {
  now: Date
  rules: StoredRule[]
  fallback: string | null
  people: Map<string, Person>
  /** Whom a rule names, by the rule. */
  named: Map<string, Pick<Candidate, 'userId' | 'weight' | 'capacity'>[]>
  loads: Map<string, Workload>
  /** How far everybody’s turns have come, by rule and person. */
  turns: Map<string, Map<string, number>>
  /** Which of the records a rule is about; null for a rule whose filter cannot be read. */
  matches: Map<string, Set<string> | null>
  languages: Map<string, string | null>
  /** Whether its records go to whoever is there; the rest is of those alone. */
  isRouted: boolean
  /** Which of the records ask for somebody's whole attention. */
  live: Set<string>
  /** With which team each of them stands. */
  teams: Map<string, string | null>
  lastWith: Map<string, LastWith>
}

/** Reads what it takes to decide about these records of a type, in a number of queries that grows with the rules alone. */
export async function openRound(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<Round> {
  const rules = await storedRules(ctx, type.name)
  const named = await namedBy(ctx, rules)
  const userIds = [...new Set([...named.values()].flat().map(({ userId }) => userId))]
  const fallback = await fallbackOf(ctx, type.name)
  const people = await findPeople(ctx, type, [...userIds, ...(fallback ? [fallback] : [])])
  const loads = await workloadOf(ctx, type, userIds)
  return {
    ...{ now: ctx.now(), rules, fallback, people, named },
    loads: new Map(loads.map((load) => [load.userId, load])),
    turns: await turnsOf(ctx, rules),
    matches: await matchesOf(ctx, type, rules, ids),
    languages: await languagesOf(ctx, type, ids),
    ...(await standingOf(ctx, type, ids)),
  }
}

type Standing = Pick<Round, 'isRouted' | 'live' | 'teams' | 'lastWith'>

async function standingOf(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<Standing> {
  const { routing } = wholeOf(type)
  if (!routing) return { isRouted: false, live: new Set(), teams: new Map(), lastWith: new Map() }
  const attention = routing.live()
  const live = attention ? await matching(askingAbout(ctx, ids), wholeOf(type), { filter: attention }) : sql`false`
  const { rows } = await sql<{ id: string; isLive: boolean; teamId: string | null }>`select ${column(type, 'id')} as id,
      ${live} as is_live, ${column(wholeOf(type), routing.team)} as team_id
    from ${sql.table(type.table)} where ${column(type, 'workspaceId')} = ${ctx.workspaceId}
      and ${column(type, 'id')} = any (${ids}::uuid[])`.execute(ctx.db)
  return {
    isRouted: true,
    live: new Set(rows.flatMap(({ id, isLive }) => (isLive ? [id] : []))),
    teams: new Map(rows.map(({ id, teamId }) => [id, teamId])),
    lastWith: await routing.lastWith(ctx, ids),
  }
}

async function namedBy(ctx: Ctx, rules: readonly StoredRule[]): Promise<Round['named']> {
  const members = await membersOf(
    ctx,
    rules.flatMap(({ teamId }) => teamId ?? []),
  )
  return new Map(
    rules.map(({ id, teamId, people, capacity }) => {
      const own = (userId: string) => people.find((one) => one.userId === userId)
      const ids =
        teamId === null
          ? people.map(({ userId }) => userId)
          : members.filter((one) => one.teamId === teamId).map(({ userId }) => userId)
      return [
        id,
        ids.map((userId) => ({
          userId,
          weight: own(userId)?.weight ?? 1,
          capacity: own(userId)?.capacity ?? capacity,
        })),
      ]
    }),
  )
}

async function turnsOf(ctx: Ctx, rules: readonly StoredRule[]): Promise<Round['turns']> {
  const turns: Round['turns'] = new Map(rules.map(({ id }) => [id, new Map()]))
  const { rows } = await sql<{ ruleId: string; userId: string; turn: number }>`select rule_id, user_id, turn
    from assignment_turns where workspace_id = ${ctx.workspaceId} and rule_id = any (${rules.map(({ id }) => id)}::uuid[])`.execute(
    ctx.db,
  )
  for (const { ruleId, userId, turn } of rows) turns.get(ruleId)?.set(userId, turn)
  return turns
}

async function matchesOf(
  ctx: Ctx,
  type: ObjectType,
  rules: readonly StoredRule[],
  ids: readonly string[],
): Promise<Round['matches']> {
  const found: Round['matches'] = new Map()
  for (const { id, filter } of rules) {
    const predicate = await readable(matching(askingAbout(ctx, ids), type, { filter: filter ?? undefined }))
    if (!predicate) {
      found.set(id, null)
      continue
    }
    const { rows } = await sql<{ id: string }>`select ${column(type, 'id')} as id from ${sql.table(type.table)}
      where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = any (${ids}::uuid[]) and ${predicate}`.execute(
      ctx.db,
    )
    found.set(id, new Set(rows.map((row) => row.id)))
  }
  return found
}

/** A filter speaks of a field that was archived since, or that does not show to whoever asks: that is a state of a rule, and no end of the others. */
export const readable = <T>(compiling: Promise<T>): Promise<T | null> =>
  compiling.catch((error: unknown) => {
    if (error instanceof Refusal) return null
    throw error
  })

async function languagesOf(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<Round['languages']> {
  const field = languageField(type)
  if (!field) return new Map()
  const { rows } = await sql<{ id: string; language: string | null }>`select ${column(type, 'id')} as id,
      ${column(type, field)} as language from ${sql.table(type.table)}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = any (${ids}::uuid[])`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ id, language }) => [id, language]))
}
