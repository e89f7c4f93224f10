import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent } from '#platform/events/subscriber'

/** A part of Kith as people see it, which a workspace can switch on when it is ready. */
export interface ModuleDeclaration {
  name: string
  /** Where it stands among the others: the first that is worth it is suggested next. */
  place: number
  /** The object types that are out of sight with it; `own`: all of the workspace's own. */
  objects: readonly string[] | 'own'
  /** What it is used by: events of these objects (`order` for `order.created`). */
  usedBy: readonly string[]
  /** Or events of these kinds, whatever the object (`merged` for `contact.merged`). */
  verbs?: readonly string[]
  /** Without it there is no Kith: it cannot be switched off. */
  always?: true
  /** From how many records of a type on it is worth beginning with. */
  readyWith?: { object: string; count: number }
}

/** Whose checklist: whoever leads, whoever works with customers, whoever only reads. */
export const audiences = ['lead', 'member', 'reader'] as const
export type Audience = (typeof audiences)[number]

/** Something people do for the first time. */
export interface FirstAct {
  /** Stored: it must never change. */
  name: string
  types: readonly string[]
  /** Where it stands on a checklist. */
  place: number
  /** Of events of these types, those that are it; all of them unless told. */
  is?: (event: RecordedEvent) => boolean
  /** Stands on these checklists of the first week. */
  steps?: readonly Audience[]
  /** The module without which it is no step. */
  module?: string
  /** Ends the time to first value of a workspace. */
  value?: true
}

const modules = new Map<string, ModuleDeclaration>()
const acts = new Map<string, FirstAct>()
const uncounted: ((ctx: Ctx) => Promise<readonly string[]>)[] = []

/** Declares a part that can be switched on and off. @throws Error when it is declared twice. */
export function declareModule(declaration: ModuleDeclaration): void {
  if (modules.has(declaration.name)) throw new Error(`The module ${declaration.name} is declared twice`)
  modules.set(declaration.name, declaration)
}

/** Declares a first act. */
export function declareFirstAct(act: FirstAct): void {
  if (acts.has(act.name)) throw new Error(`The first act ${act.name} is declared twice`)
  acts.set(act.name, act)
}

/** Declares causes whose events nobody did: demo data. */
export const declareUncounted = (causes: (ctx: Ctx) => Promise<readonly string[]>): void => void uncounted.push(causes)

export const declaredModules = (): readonly ModuleDeclaration[] => byPlace(modules)
export const declaredActs = (): readonly FirstAct[] => byPlace(acts)

const byPlace = <T extends { place: number }>(declared: ReadonlyMap<string, T>) =>
  [...declared.values()].sort((a, b) => a.place - b.place)

/** The causes whose events nobody did. */
export const uncountedCauses = async (ctx: Ctx): Promise<Set<string>> =>
  new Set((await Promise.all(uncounted.map((causes) => causes(ctx)))).flat())
