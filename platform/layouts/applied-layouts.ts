import { sql } from 'kysely'
import { teamsOf } from '#platform/auth/teams'
import type { Ctx } from '#platform/ctx/ctx'
import { type AppliedLayout, type Layout, type LayoutSection, shownSection } from './layout-shape.ts'

type Candidate = Pick<Layout, 'id' | 'object' | 'teamId' | 'sections' | 'hidden'>

/** The layouts that hold for whoever acts, by object; an object without one is not among them. */
export async function appliedLayouts(ctx: Ctx, object?: string): Promise<Map<string, AppliedLayout>> {
  const rows = await ctx.db
    .selectFrom('layouts')
    .select([
      'id',
      'object',
      'teamId',
      sql<LayoutSection[]>`sections`.as('sections'),
      sql<string[]>`hidden`.as('hidden'),
    ])
    .where('workspaceId', '=', ctx.workspaceId)
    .$if(object !== undefined, (query) => query.where('object', '=', object ?? ''))
    // Ids are made in order of time: of several teams the layout made first wins.
    .orderBy('id')
    .execute()
  const own = rows.some(({ teamId }) => teamId !== null) ? await teamsOf(ctx) : []
  return chooseLayouts(
    rows,
    own.map((team) => team.id),
  )
}

/** Of each object's layouts the first of one's own teams, else the one for everybody. */
export function chooseLayouts(candidates: readonly Candidate[], teams: readonly string[]): Map<string, AppliedLayout> {
  const chosen = new Map<string, AppliedLayout>()
  const own = candidates.filter(({ teamId }) => teamId !== null && teams.includes(teamId))
  const general = candidates.filter(({ teamId }) => teamId === null)
  for (const { id, object, sections, hidden } of [...own, ...general])
    if (!chosen.has(object))
      chosen.set(object, {
        id,
        sections: sections.map(shownSection),
        hidden,
        conditional: sections.some(isConditional),
      })
  return chosen
}

const isConditional = ({ when, fields }: LayoutSection) => Boolean(when) || fields.some((field) => Boolean(field.when))
