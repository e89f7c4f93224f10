import type { Ctx } from '#platform/ctx/ctx'
import type { ObjectType } from '../object-type.ts'
import type { Step } from './fill-records.ts'
import type { StoredField, Work } from './stored-field.ts'

export async function convertSome(_ctx: Ctx, _type: ObjectType, _field: StoredField, _work: Work): Promise<Step> {
  return { last: null, done: 0, doubles: 0 }
}
