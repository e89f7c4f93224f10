import { followScores, passScores } from '#modules/scoring'
import { inLightOf } from '#platform/ctx/ctx'
import { deliverSome } from '#platform/events/deliver'
import { eventually } from './eventually.ts'
import type { TestWorkspace } from './workspace.ts'

/** Hands the scores all events there are. */
export const followAll = ({ kith }: Pick<TestWorkspace, 'kith'>) =>
  eventually(async () => (await deliverSome(kith, followScores)) === 'nothing')

/** Goes through the pass that was asked for, to its end. */
export async function passToEnd({ ann }: Pick<TestWorkspace, 'ann'>, at?: Date): Promise<void> {
  const light = at ? { now: () => at } : {}
  while (await ann.does((ctx) => passScores(inLightOf(ctx, light))));
}

/** A scheme of two rules, changed where it matters. */
export const aScheme = ({ fit = {}, engagement = {} }: { fit?: object; engagement?: object } = {}) => ({
  fit: {
    ...{ max: 100, best: 50, good: 20, names: ['Ideal', 'Suitable', 'Unknown'] },
    groups: [
      {
        ...{ id: 'reach', name: 'Can be reached', cap: 40 },
        rules: [
          { id: 'mail', name: 'Has an email', points: 25, when: { field: 'emails', op: 'isNotEmpty' } },
          { id: 'phone', name: 'Has a phone', points: 25, when: { field: 'phones', op: 'isNotEmpty' } },
        ],
      },
      {
        ...{ id: 'job1', name: 'Work', cap: 50 },
        rules: [{ id: 'title', name: 'Decides', points: 30, when: { field: 'jobTitle', op: 'eq', value: 'Owner' } }],
      },
    ],
    ...fit,
  },
  engagement: {
    ...{ max: 100, best: 60, good: 20, names: ['Hot', 'Warm', 'Cold'] },
    groups: [
      {
        ...{ id: 'buys', name: 'Purchases', cap: 70 },
        rules: [
          {
            ...{ id: 'order', name: 'Placed an order', points: 40, event: 'order.created' },
            ...{ halfLifeDays: 10, windowDays: 100, repeats: true },
          },
        ],
      },
    ],
    ...engagement,
  },
})
