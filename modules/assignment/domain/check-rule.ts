import { refuseUnknownTeams } from '#platform/auth/teams'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { compileFilter } from '#platform/objects/compile-filter'
import type { ObjectType } from '#platform/objects/object-type'
import { isRouted } from './assignable.ts'
import { refuseStrangers } from './refuse-strangers.ts'
import { refuseUnknownSkills } from './skills.ts'
import type { StoredRule } from './stored-rules.ts'

type Checked = Pick<
  StoredRule,
  'filter' | 'method' | 'teamId' | 'people' | 'skillIds' | 'stickyDays' | 'waitMinutes' | 'onlineOnly' | 'alarmMinutes'
>

/** @throws Refusal invalid_input, team_not_found */
export async function checkRule(ctx: Ctx, type: ObjectType, rule: Checked, withFilter = true): Promise<void> {
  // Whoever writes a rule can ask no more by it than by a list.
  if (rule.filter && withFilter) await compileFilter(ctx, type, rule.filter)
  await refuseUnknownTeams(ctx, rule.teamId ? [rule.teamId] : [])
  refuseMisfits(type, rule)
  await refuseUnknownSkills(ctx, rule.skillIds, 'skillIds')
  if (rule.method === 'team' && rule.teamId === null)
    refuseInput({
      ...{ path: 'teamId', code: 'nobody', message: 'The rule names no team' },
      mend: 'Send a teamId, or choose among people.',
    })
  if (rule.teamId === null && rule.people.length === 0)
    refuseInput({
      ...{ path: 'people', code: 'nobody', message: 'The rule names nobody' },
      mend: 'Send people, or a teamId.',
    })
  if (rule.method === 'person' && (rule.teamId !== null || rule.people.length !== 1))
    refuseInput({
      ...{ path: 'people', code: 'not_one', message: 'A rule for one person names one person, and no team' },
      mend: 'Name one, or use roundRobin or leastLoad.',
    })
  await refuseStrangers(
    ctx,
    rule.people.map(({ userId }) => userId),
    (at) => `people.${at}.userId`,
  )
}

/** What is for records that wait in a queue, or for those that nobody waits behind, is for no others. */
function refuseMisfits(type: ObjectType, rule: Checked): void {
  const misfits = isRouted(type)
    ? ([rule.alarmMinutes !== null && 'alarmMinutes'] as const)
    : ([
        rule.method === 'team' && 'method',
        rule.stickyDays !== null && 'stickyDays',
        rule.waitMinutes !== null && 'waitMinutes',
        rule.onlineOnly && 'onlineOnly',
      ] as const)
  const errors = misfits.flatMap((path) =>
    path
      ? [
          {
            path,
            code: 'not_for_object',
            message: `A rule for “${type.name}” has no such thing`,
            mend: 'Leave it out.',
          },
        ]
      : [],
  )
  if (errors.length > 0) refuseInput(...errors)
}
