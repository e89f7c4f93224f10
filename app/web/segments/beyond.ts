import type { TFunction } from 'i18next'
import type { Happening, Membership, Reckoning, Relatedness } from '#platform/objects/filter'
import type { ObjectModel } from '../objects/object-model.ts'
import { targetsOf } from '../objects/own-records.ts'
import type { Filter } from '../ui/filter.ts'
import { freshGroup, type Group, isGroup, partsIn } from './group.ts'

/** A condition that looks beyond the record's own fields, or several of them joined. */
export type Beyond = Happening | Reckoning | Membership | Relatedness | Group

export const isHappening = (part: Filter): part is Happening => 'event' in part
export const isReckoning = (part: Filter): part is Reckoning => 'related' in part
export const isMembership = (part: Filter): part is Membership => 'segment' in part
export const isRelatedness = (part: Filter): part is Relatedness => 'relation' in part
export const isBeyond = (part: Filter): part is Beyond =>
  isHappening(part) || isReckoning(part) || isMembership(part) || isRelatedness(part) || isGroup(part)

export type Models = ReadonlyMap<string, ObjectModel>

/** The object types whose records point to this one, each with the relation by which they do. */
export const pointingTo = (models: Models, object: string) => {
  const here = models.get(object)
  return [...models.values()].flatMap((model) =>
    model.fields
      .filter(
        ({ type, object: target = '' }) => type === 'relation' && here && targetsOf(models, target).includes(here),
      )
      .map(({ key }) => ({ model, by: key })),
  )
}

const verbs = ['created', 'updated', 'deleted', 'restored'] as const

/** What can happen to a record: to itself, to what points to it, and coming into segments. */
export function happeningsOf(
  models: Models,
  object: string,
  t: TFunction<'segments'>,
): { value: string; label: string }[] {
  const own = models.get(object)
  // What happens to others is kept with contacts and companies; an own object knows what happens to itself.
  const others = own?.descriptor.custom ? [] : pointingTo(models, object).map(({ model }) => model)
  const named = (model: ObjectModel, offered: readonly string[]) =>
    offered.map((verb) => ({
      value: `${model.descriptor.name}.${verb}`,
      label: t(`event.${verb}`, { what: capital(model.one) }),
    }))
  return [
    ...[...new Set(others)].flatMap((model) => named(model, ['created', 'updated'])),
    ...(own ? named(own, verbs) : []),
    { value: 'segment.entered', label: t('event.entered') },
    { value: 'segment.left', label: t('event.left') },
  ]
}

/** A condition to start from. `key` is one of `optionsOf`. */
export function freshBeyond(key: string, models: Models, object: string): Beyond {
  if (key === '@group') return freshGroup
  if (key === '@relation') return { relation: '', op: 'has' }
  if (key === '@segment') return { segment: '', op: 'in' }
  if (key === '@event') {
    const [first] = models.get(object)?.descriptor.custom ? [] : pointingTo(models, object)
    return { event: `${first?.model.descriptor.name ?? object}.created`, op: 'atLeast', times: 1, within: '90d' }
  }
  const [, related = '', by] = key.split(' ')
  return { related, by, how: 'count', op: 'gte', value: 1 }
}

/** What the menu of fields offers beyond them. */
export function optionsOf(models: Models, object: string, t: TFunction<'ui'>): { key: string; label: string }[] {
  const pointing = pointingTo(models, object)
  const several = (name: string) => pointing.filter(({ model }) => model.descriptor.name === name).length > 1
  return [
    ...pointing.map(({ model, by }) => ({
      key: `@related ${model.descriptor.name} ${by}`,
      label: several(model.descriptor.name)
        ? t('filter.beyond.relatedBy', { what: model.many, by: model.field(by)?.label ?? by })
        : t('filter.beyond.related', { what: model.many }),
    })),
    { key: '@event', label: t('filter.beyond.event') },
    { key: '@relation', label: t('filter.beyond.relation') },
    { key: '@segment', label: t('filter.beyond.segment') },
    ...groupOption(t),
  ]
}

/** What the menu of fields offers where only fields and groups of them are asked about. */
export const groupOption = (t: TFunction<'ui'>) => [{ key: '@group', label: t('filter.group') }]

/** Whether a condition says enough to be applied. */
export function isWhole(part: Beyond): boolean {
  if (isGroup(part)) return partsIn(part).length > 0
  if (isMembership(part)) return part.segment !== ''
  if (isRelatedness(part)) return part.relation !== ''
  if (isHappening(part)) return !Array.isArray(part.within) || part.within.every(Boolean)
  const values = [part.value].flat()
  return (part.how === 'count' || part.field !== undefined) && values.every((value) => typeof value === 'number')
}

/** Fields whose figures can be summed and averaged. */
export const amountsOf = (model: ObjectModel | undefined) =>
  model?.fields.filter(({ type }) => type === 'number' || type === 'money' || type === 'rating') ?? []

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
