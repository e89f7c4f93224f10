import type { Ctx } from '#platform/ctx/ctx'
import { declaredModules, type ModuleDeclaration } from './declared.ts'

/** A module with the object types it has in this workspace. */
export type ModuleHere = ModuleDeclaration & { objects: readonly string[] }

/** The parts of Kith as this workspace has them, in the order of the rail. */
export function modulesOf(ctx: Ctx): ModuleHere[] {
  return declaredModules().map((declared) => {
    if (declared.objects !== 'own') return { ...declared, objects: declared.objects }
    const objects = ctx.objects.all().flatMap(({ name, custom }) => (custom ? [name] : []))
    return { ...declared, objects, usedBy: objects }
  })
}
