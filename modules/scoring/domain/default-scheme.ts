import type { Ctx } from '#platform/ctx/ctx'
import { languageOf, translator } from '#platform/i18n/translate'
import de from '../locales/de.json'
import en from '../locales/en.json'
import { Scheme } from './scheme-shape.ts'

/** Rules to begin with, in the workspace's language: who can be reached and has bought, and what lately happened with them. */
export function defaultScheme({ workspace }: Pick<Ctx, 'workspace'>): Scheme {
  const t = translator({ en, de }, languageOf(workspace.locale))
  const named = (key: string) => t(`rules.${key}`)
  const known = (id: string, points: number, field: string) => ({
    ...{ id, name: named(id), points },
    when: { field, op: 'isNotEmpty' },
  })
  const happens = (id: string, points: number, event: string, halfLifeDays: number, more = {}) => ({
    ...{ id, name: named(id), points, event, halfLifeDays, windowDays: 365, repeats: true },
    ...more,
  })
  return Scheme.parse({
    fit: {
      ...{ max: 100, best: 70, good: 40 },
      names: [t('fit.best'), t('fit.good'), t('fit.rest')],
      groups: [
        {
          ...{ id: 'business', name: named('business'), cap: 50 },
          rules: [
            known('company', 25, 'companies'),
            known('jobtitle', 15, 'jobTitle'),
            {
              ...{ id: 'decides', name: named('decides'), points: 20 },
              when: {
                or: t('titlesOfDeciders')
                  .split(', ')
                  .map((value) => ({
                    ...{ field: 'jobTitle', op: 'contains' },
                    value,
                  })),
              },
            },
          ],
        },
        {
          ...{ id: 'reached', name: named('reached'), cap: 35 },
          rules: [known('email', 15, 'emails'), known('phone', 15, 'phones'), known('address', 10, 'addresses')],
        },
        {
          ...{ id: 'standing', name: named('standing'), cap: 30 },
          rules: [
            {
              ...{ id: 'customer', name: named('customer'), points: 30 },
              when: { field: 'lifecycleStage', op: 'in', value: ['opportunity', 'customer', 'evangelist'] },
            },
            {
              ...{ id: 'former', name: named('former'), points: -30 },
              when: { field: 'lifecycleStage', op: 'in', value: ['former'] },
            },
          ],
        },
      ],
    },
    engagement: {
      ...{ max: 100, best: 60, good: 20 },
      names: [t('engagement.best'), t('engagement.good'), t('engagement.rest')],
      groups: [
        {
          ...{ id: 'buying', name: named('buying'), cap: 60 },
          rules: [
            happens('ordered', 25, 'order.created', 45),
            happens('returned', -20, 'order.updated', 60, { changed: { field: 'status', to: 'refunded' } }),
          ],
        },
        {
          ...{ id: 'talking', name: named('talking'), cap: 40 },
          rules: [happens('meeting', 15, 'activity.created', 30), happens('noted', 5, 'note.created', 21)],
        },
        {
          ...{ id: 'moving', name: named('moving'), cap: 20 },
          rules: [
            happens('advanced', 20, 'contact.updated', 30, { changed: { field: 'lifecycleStage' }, repeats: false }),
          ],
        },
      ],
    },
  })
}
