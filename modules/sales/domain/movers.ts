import { listTeams, type Team } from '#platform/auth/teams'
import type { Ctx } from '#platform/ctx/ctx'
import type { InputError } from '#platform/http/refusal'
import type { Pipeline, Stage } from './pipelines.ts'

/** What keeps somebody from moving a deal into a stage, or out of it; undefined: they may. */
export type Movers = (stage: Stage) => InputError | undefined

const everybody: Movers = () => undefined

/**
 * Who may move deals where stages are some teams' own. Whoever may change pipelines may move them anywhere, and so may what runs
 * by itself; a stage whose teams were all dissolved is everybody's.
 */
export async function moversOf(ctx: Ctx, pipelines: readonly Pipeline[]): Promise<Movers> {
  const isAnyKept = pipelines.some(({ stages }) => stages.some(({ teamIds }) => teamIds.length > 0))
  if (!isAnyKept || ctx.userId === null || ctx.may('settings')) return everybody
  const teams = await listTeams(ctx)
  return (stage) => {
    const own = teams.filter(({ id }) => stage.teamIds.includes(id))
    return own.length === 0 || own.some((team) => isIn(team, ctx.userId)) ? undefined : refused(stage, own)
  }
}

const isIn = ({ members }: Team, userId: string | null) => members.some((member) => member.userId === userId)

const refused = ({ name }: Stage, teams: readonly Team[]): InputError => ({
  path: 'stage',
  code: 'stage_not_yours',
  message: `Only ${teams.map((team) => team.name).join(', ')} move deals into “${name}” and out of it`,
  mend: 'Ask somebody of that team, or an administrator.',
})
