import type { ObjectModel } from '../objects/object-model.ts'
import type { Field } from '../ui/field.ts'
import type { SumChoice } from './view-state.ts'

const ofTypes = (types: readonly string[]) => (model: Pick<ObjectModel, 'fields'>) =>
  model.fields.filter(({ type }) => types.includes(type))

/** Fields whose choices make the columns of a board. */
export const boardFields = ofTypes(['select', 'user'])
/** Fields that put records on days; those people set stand first, then those Kith keeps. */
export const dateFields = (model: Pick<ObjectModel, 'fields'>): Field[] =>
  ofTypes(['date', 'dateTime'])(model).toSorted((a, b) => Number(a.readOnly ?? false) - Number(b.readOnly ?? false))
/** Fields whose values make groups. */
export const groupFields = ofTypes(['select', 'user', 'relation', 'boolean', 'date', 'dateTime'])

const amounts: readonly string[] = ['number', 'money', 'rating', 'formula', 'rollup']

/** Fields with figures, and what can be made of them. */
export const sumFields = ofTypes(amounts)

/** Those of the sums that this object can still give. */
export const knownSums = (model: Pick<ObjectModel, 'field'>, sums: readonly SumChoice[]): SumChoice[] =>
  sums.filter(({ field }) => model.field(field))
