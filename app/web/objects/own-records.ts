import type { ObjectModel } from './object-model.ts'

/** What a relation names that may point to a record of any object of the workspace's own. */
export const ANY_OWN = 'record'

/** The object types a relation may lead to: one, or all of the workspace's own. */
export const targetsOf = (models: ReadonlyMap<string, ObjectModel>, object: string): ObjectModel[] =>
  object === ANY_OWN
    ? [...models.values()].filter(({ descriptor }) => descriptor.custom)
    : [models.get(object) ?? []].flat()
