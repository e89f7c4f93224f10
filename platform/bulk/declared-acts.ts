import type { z } from 'zod'
import type { Permission } from '#platform/auth/permissions'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import type { ObjectType } from '#platform/objects/object-type'
import type { Act } from './bulk-shape.ts'

export type Declared = Extract<Act, { kind: 'do' }>

/** Why one record cannot take an act. */
export interface Reason {
  code: string
  message: string
  mend: string
}

/** An act of a module on records of an object, for a job. What it does is not taken back as a whole. */
export interface DeclaredAct<Values = unknown> {
  /** As `sequences.enrol`. */
  name: string
  object: string
  needs: Permission
  values: z.ZodType<Values>
  /** Refuses what no record could take. */
  check: (ctx: Ctx, values: Values) => Promise<unknown>
  /** Does it to living records in the transaction of `ctx`. @returns of those that could not take it, why; the others did */
  apply: (ctx: Ctx, values: Values, ids: readonly string[]) => Promise<ReadonlyMap<string, Reason>>
}

const declared = new Map<string, DeclaredAct>()

export function declareBulkAct<Values>(act: DeclaredAct<Values>): void {
  // Its values come through its own shape alone.
  declared.set(act.name, act as unknown as DeclaredAct)
}

/** The act with its values as it takes them. @throws Refusal invalid_input */
export function declaredAct({ name }: Pick<ObjectType, 'name'>, { what, values }: Declared) {
  const act = declared.get(what)
  if (!act || act.object !== name) {
    const all = [...declared.values()].filter(({ object }) => object === name).map((known) => known.name)
    return refuseInput({
      ...{ path: 'act.what', code: 'unknown_act', message: `Nothing called “${what}” is done with these` },
      mend: all.length > 0 ? `Use one of: ${all.join(', ')}.` : 'Use another kind of act.',
    })
  }
  const read = act.values.safeParse(values)
  if (!read.success)
    return refuseInput(
      ...read.error.issues.map(({ path, message }) => ({
        ...{ path: ['act', 'values', ...path].join('.'), code: 'invalid', message, mend: 'See the act in the guide.' },
      })),
    )
  return { act, values: read.data }
}
