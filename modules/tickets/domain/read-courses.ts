import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Priority } from './policies.ts'
import type { Course, Stay, TargetKind, Turn } from './reckon-targets.ts'

/** What happened to a ticket, and what was reckoned of it before. */
export interface Read {
  course: Course & { solvedAt: Date | null }
  priority: Priority
  ownerId: string | null
  teamId: string | null
  known: {
    kind: TargetKind
    startedAt: Date
    endedAt: Date | null
    dueAt: Date | null
    ownerId: string | null
    teamId: string | null
  }[]
  /** Steps that were taken. */
  done: { kind: TargetKind; startedAt: Date; step: number }[]
}

type Written<T> = { [K in keyof T]: Date extends T[K] ? string | (null extends T[K] ? null : never) : T[K] }

interface Row {
  id: string
  createdAt: string
  askedAt: string | null
  solvedAt: string | null
  priority: Priority
  ownerId: string | null
  teamId: string | null
  stays: Written<Stay>[]
  turns: Written<Turn>[]
  known: Written<Read['known'][number]>[]
  done: Written<Read['done'][number]>[]
}

/** Reads and locks tickets with all that promises are reckoned by; those in the trash are left out. */
export async function readCourses(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Read>> {
  await sql`select from tickets where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[]) order by id for update`.execute(
    ctx.db,
  )
  const of = (table: string) =>
    sql`from ${sql.table(table)} x where x.workspace_id = t.workspace_id and x.ticket_id = t.id`
  const { rows } = await sql<Row>`select t.id, t.created_at, t.asked_at, t.solved_at, t.priority, t.owner_id, t.team_id,
      (select coalesce(jsonb_agg(jsonb_build_object('category', x.category, 'enteredAt', x.entered_at, 'leftAt', x.left_at)
        order by x.entered_at, x.turn), '[]') ${of('ticketStays')}) as stays,
      (select coalesce(jsonb_agg(jsonb_build_object('side', x.side, 'at', x.at) order by x.at, x.id), '[]') ${of('ticketTurns')}) as turns,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'startedAt', x.started_at, 'endedAt', x.ended_at, 'dueAt', x.due_at,
        'ownerId', x.owner_id, 'teamId', x.team_id)), '[]') ${of('ticketTargets')}) as known,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'startedAt', x.started_at, 'step', x.step)), '[]')
        ${of('ticketEscalations')}) as done
    from tickets t where t.workspace_id = ${ctx.workspaceId} and t.id = any (${ids}::uuid[]) and t.deleted_at is null`.execute(
    ctx.db,
  )
  return new Map(rows.map((row) => [row.id, readRow(row)]))
}

function readRow({ createdAt, askedAt, solvedAt, stays, turns, known, done, priority, ownerId, teamId }: Row): Read {
  return {
    ...{ priority, ownerId, teamId },
    course: {
      createdAt: new Date(createdAt),
      askedAt: at(askedAt),
      solvedAt: at(solvedAt),
      stays: stays.map((stay) => ({ ...stay, enteredAt: new Date(stay.enteredAt), leftAt: at(stay.leftAt) })),
      turns: turns.map((turn) => ({ ...turn, at: new Date(turn.at) })),
    },
    known: known.map((one) => ({
      ...one,
      startedAt: new Date(one.startedAt),
      endedAt: at(one.endedAt),
      dueAt: at(one.dueAt),
    })),
    done: done.map((one) => ({ ...one, startedAt: new Date(one.startedAt) })),
  }
}

/** To the millisecond, as what we write. */
const at = (moment: string | null) => (moment === null ? null : new Date(moment))
