import './events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { expectMember } from './refuse-strangers.ts'
import { oneAfterTheOther } from './stored-rules.ts'
import { wakeQueue } from './wake-queue.ts'

export interface Skill {
  id: string
  name: string
  /** Who has it. */
  userIds: string[]
}

/** What people can do, by name. */
export async function listSkills(ctx: Ctx): Promise<Skill[]> {
  const { rows } = await sql<Skill>`select s.id, s.name, coalesce(array_agg(p.user_id order by p.user_id)
      filter (where p.user_id is not null), '{}') as user_ids
    from skills s left join skilled_people p on p.workspace_id = s.workspace_id and p.skill_id = s.id
    where s.workspace_id = ${ctx.workspaceId} group by s.id, s.name order by lower(s.name), s.id`.execute(ctx.db)
  return rows
}

/** @throws Refusal skill_not_found */
async function findSkill(ctx: Ctx, id: string): Promise<Skill> {
  return (await listSkills(ctx)).find((skill) => skill.id === id) ?? refuse('skill_not_found')
}

/** Two may make the same at once: the index of names decides. @throws Refusal skill_name_taken */
export async function createSkill(ctx: Ctx, { name }: { name: string }): Promise<Skill> {
  const id = uuidv7()
  const made = await ctx.db
    .insertInto('skills')
    .values({ workspaceId: ctx.workspaceId, id, name, createdAt: ctx.now().toISOString() })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) refuse('skill_name_taken', { name })
  await ctx.record({ type: 'skill.created', object: 'skill', recordId: id, payload: { name } })
  return { id, name, userIds: [] }
}

/** @throws Refusal skill_not_found, skill_name_taken */
export async function renameSkill(ctx: Ctx, { id, name }: { id: string; name: string }): Promise<Skill> {
  await oneAfterTheOther(ctx)
  const before = await findSkill(ctx, id)
  const { rows } = await sql`update skills set name = ${name} where workspace_id = ${ctx.workspaceId} and id = ${id}
    and not exists (select from skills other where other.workspace_id = skills.workspace_id and other.id <> skills.id
      and lower(other.name) = lower(${name})) returning 1`.execute(ctx.db)
  if (rows.length === 0) refuse('skill_name_taken', { name })
  await ctx.record({ type: 'skill.updated', object: 'skill', recordId: id, payload: { name } })
  return { ...before, name }
}

/** What a rule asks for stays. @throws Refusal skill_not_found, skill_in_use */
export async function removeSkill(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  await oneAfterTheOther(ctx)
  const { name } = await findSkill(ctx, id)
  const { rows } = await sql<{ name: string }>`select name from assignment_rules
    where workspace_id = ${ctx.workspaceId} and skill_ids ? ${id} order by position limit 1`.execute(ctx.db)
  if (rows[0]) refuse('skill_in_use', { rule: rows[0].name })
  await ctx.db.deleteFrom('skills').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await ctx.record({ type: 'skill.deleted', object: 'skill', recordId: id, payload: { name } })
  return { id }
}

/** Says what somebody can do: these and no others. @throws Refusal member_not_found, invalid_input */
export async function setSkills(ctx: Ctx, { userId, skillIds }: { userId: string; skillIds: readonly string[] }) {
  await oneAfterTheOther(ctx)
  await expectMember(ctx, userId)
  await refuseUnknownSkills(ctx, skillIds, 'skillIds')
  await ctx.db
    .deleteFrom('skilledPeople')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', userId)
    .execute()
  await sql`insert into skilled_people (workspace_id, user_id, skill_id)
    select ${ctx.workspaceId}, ${userId}, id from unnest(${[...skillIds]}::uuid[]) as asked(id)`.execute(ctx.db)
  await ctx.record({
    ...{ type: 'skill.given', object: 'member', recordId: userId },
    payload: { userId, skillIds: [...skillIds] },
  })
  await wakeQueue(ctx)
  return { items: await listSkills(ctx), nextCursor: null }
}

/** @throws Refusal invalid_input for a skill there is not. */
export async function refuseUnknownSkills(ctx: Ctx, ids: readonly string[], path: string): Promise<void> {
  if (ids.length === 0) return
  const known = await listSkills(ctx)
  const errors = ids.flatMap((id, at) =>
    known.some((skill) => skill.id === id)
      ? []
      : [
          {
            ...{ path: `${path}.${at}`, code: 'unknown_skill', message: 'There is no such skill' },
            mend: 'Use an id of GET /api/v1/skills.',
          },
        ],
  )
  if (errors.length > 0) refuseInput(...errors)
}
