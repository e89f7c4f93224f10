import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { SavedMapping } from './contract.ts'
import type { ImportDefaults, MatchOn, Mode } from './import-input.ts'
import type { ColumnMapping } from './mapping.ts'
import { asJsonb, type MendRule, type StoredImport } from './stored-import.ts'

/** What is taken over for the next file with the same columns. */
export interface Remembered {
  mapping: ColumnMapping[]
  matchOn: MatchOn[]
  mode: Mode
  defaults: ImportDefaults
  mends: MendRule[]
}

/** Keeps how a file was imported, for the next one with its columns. Whoever decided last is right. */
export async function rememberMapping(ctx: Ctx, stored: StoredImport): Promise<void> {
  const { object, columnsKey, mapping, matchOn, mode, defaults, mends, fileName, shape } = stored
  if (!columnsKey) return
  const now = ctx.now().toISOString()
  const decided = {
    ...{ mapping: asJsonb(mapping), matchOn: asJsonb(matchOn), mode },
    ...{ defaults: asJsonb(defaults), mends: asJsonb(mends), usedAt: now },
  }
  await ctx.db
    .insertInto('importMappings')
    .values({
      ...{ workspaceId: ctx.workspaceId, id: uuidv7(), object, columnsKey, name: fileName.replace(/\.\w{2,4}$/, '') },
      ...{
        headers: asJsonb(shape.columns.map(({ header }) => header)),
        createdBy: ctx.userId,
        createdAt: now,
        ...decided,
      },
    })
    .onConflict((known) => known.columns(['workspaceId', 'object', 'columnsKey']).doUpdateSet(decided))
    .execute()
}

/** What was decided for the last file with these columns. */
export async function rememberedFor(ctx: Ctx, object: string, columnsKey: string): Promise<Remembered | undefined> {
  if (!columnsKey) return undefined
  const row = await ctx.db
    .selectFrom('importMappings')
    .select(['mapping', 'matchOn', 'mode', 'defaults', 'mends'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('object', '=', object)
    .where('columnsKey', '=', columnsKey)
    .executeTakeFirst()
  return row as unknown as Remembered | undefined // written by this file
}

/** What is remembered, by name. */
export async function listMappings(ctx: Ctx): Promise<{ items: z.output<typeof SavedMapping>[] }> {
  return {
    items: (await saved(ctx).orderBy('name').orderBy('id').limit(1000).execute()) as z.output<typeof SavedMapping>[],
  } // as above
}

/** Calls it otherwise. @throws Refusal import_mapping_not_found */
export async function renameMapping(ctx: Ctx, { id, name }: { id: string; name: string }) {
  await ctx.db
    .updateTable('importMappings')
    .set({ name })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  return found(ctx, id)
}

/** Forgets it: the next file like this is asked about again. @throws Refusal import_mapping_not_found */
export async function forgetMapping(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  await found(ctx, id)
  await ctx.db.deleteFrom('importMappings').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  return { id }
}

const saved = (ctx: Ctx) =>
  ctx.db
    .selectFrom('importMappings')
    .select(['id', 'object', 'name', 'headers', 'usedAt'])
    .where('workspaceId', '=', ctx.workspaceId)

async function found(ctx: Ctx, id: string): Promise<z.output<typeof SavedMapping>> {
  const row = await saved(ctx).where('id', '=', id).executeTakeFirst()
  return (row as unknown as z.output<typeof SavedMapping> | undefined) ?? refuse('import_mapping_not_found') // as above
}
