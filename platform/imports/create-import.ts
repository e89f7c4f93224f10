import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { keepFile, pathOfFile } from '#platform/files/store-file'
import type { InputError } from '#platform/http/refusal'
import { refuseInput } from '#platform/http/refusal'
import type { Caller } from '#platform/http/route'
import type { ObjectType } from '#platform/objects/object-type'
import { describeImport } from './describe-import.ts'
import type { ImportDefaults, ImportForm, MatchOn } from './import-input.ts'
import type { Import } from './import-shape.ts'
import { type Inspected, inspectUpload } from './inspect-upload.ts'
import { importedType, mappable, matchChoices, suggestedMatch } from './mappable.ts'
import { readMapping } from './read-mapping.ts'
import { startRun } from './run/start-run.ts'
import { rememberedFor } from './saved-mappings.ts'
import { asJsonb } from './stored-import.ts'
import { mappingOf, suggestFor } from './suggest.ts'

/**
 * Takes a file in and finds out what it is. A script's import starts at once; the wizard's stays a draft.
 * @throws Refusal file_unreadable, invalid_input
 */
export async function createImport(
  ctx: Ctx,
  form: z.output<typeof ImportForm>,
  { kith, upload }: Pick<Caller, 'kith' | 'upload'>,
): Promise<Import> {
  const type = importedType(ctx, form.object)
  const file = await keepFile(ctx, upload().file, upload().file)
  const path = await pathOfFile(ctx, kith.config, file.id)
  const inspected = await inspectUpload(path, { mediaType: file.mediaType, options: form.options })
  const id = uuidv7()
  const decided = await decisions(ctx, type, form, inspected)
  await ctx.db
    .insertInto('imports')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      object: type.name,
      status: 'draft',
      fileId: file.id,
      fileName: file.name,
      fileBytes: file.bytes,
      fileSha256: file.sha256,
      fileOptions: asJsonb(form.options ?? {}),
      shape: asJsonb(inspected.shape),
      preview: asJsonb(inspected.preview),
      columnsKey: inspected.columnsKey,
      ...decided,
      total: inspected.shape.rowsEstimated,
      createdBy: ctx.userId,
      madeByKey: ctx.keyId ?? null,
      createdAt: ctx.now().toISOString(),
    })
    .execute()
  if (form.start) await startRun(ctx, id)
  return describeImport(ctx, id)
}

/** What the client says, else what was remembered of the last file like this, else what the columns suggest. */
async function decisions(
  ctx: Ctx,
  type: ObjectType,
  form: z.output<typeof ImportForm>,
  { shape, columnsKey }: Inspected,
) {
  const suggested = suggestFor(ctx, type, shape.columns)
  const earlier = await rememberedFor(ctx, type.name, columnsKey)
  // A field of then that is gone by now takes its column along.
  const paths = new Set(mappable(ctx, type).targets.map(({ path }) => path))
  const known = earlier?.mapping.map((one) =>
    one.field !== null && !paths.has(one.field) ? { column: one.column, field: null } : one,
  )
  const mapping = form.mapping
    ? readMapping({ ctx, type, columns: shape.columns, suggested: suggested.columns }, form.mapping)
    : (known ?? mappingOf(suggested))
  return {
    mapping: asJsonb(mapping),
    matchOn: asJsonb(checkedMatch(type, form.matchOn) ?? earlier?.matchOn ?? suggestedMatch(ctx, type, mapping)),
    mode: form.mode ?? earlier?.mode ?? 'both',
    defaults: asJsonb(await checkedDefaults(ctx, { ...standing(ctx, type), ...earlier?.defaults, ...form.defaults })),
    mends: asJsonb(earlier?.mends ?? []),
  }
}

/** What the workspace has decided for all its files; who buys is a customer. */
const standing = ({ workspace }: Ctx, { name }: ObjectType): ImportDefaults => ({
  country: workspace.defaultCountry,
  currency: workspace.currency,
  timeZone: workspace.timeZone,
  ...(name === 'order' ? { lifecycleStage: 'customer' } : {}),
})

/** @throws Refusal invalid_input for a kind that this object has no key of. */
export function checkedMatch(type: ObjectType, given: readonly MatchOn[] | undefined): MatchOn[] | undefined {
  const choices = matchChoices(type)
  const wrong = given?.find((kind) => !choices.includes(kind))
  if (wrong)
    refuseInput({
      path: 'matchOn',
      code: 'invalid_value',
      message: `A ${type.name} is not found by ${wrong}`,
      mend: `Use ${[...choices, 'none'].join(', ')}.`,
    })
  return given ? [...new Set(given)] : undefined
}

/** @throws Refusal invalid_input for a stage, owner or time zone there is none of. */
export async function checkedDefaults(ctx: Ctx, defaults: ImportDefaults): Promise<ImportDefaults> {
  const { lifecycleStage, owner, timeZone } = defaults
  const stages = ctx.objects.all().flatMap(({ fields }) => fields.lifecycleStage?.options ?? [])
  const errors: InputError[] = []
  const wrong = (name: string, mend: string) =>
    errors.push({ path: `defaults.${name}`, code: 'invalid_value', message: `There is no such ${name}`, mend })
  if (lifecycleStage && !stages.includes(lifecycleStage)) wrong('lifecycleStage', `Use one of: ${stages.join(', ')}.`)
  if (timeZone && !isTimeZone(timeZone)) wrong('timeZone', 'Use a zone as Europe/Berlin.')
  if (owner && !(await isMember(ctx, owner))) wrong('owner', 'See GET /api/v1/members for the ids.')
  if (errors.length > 0) refuseInput(...errors)
  return defaults
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

async function isMember(ctx: Ctx, userId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('memberships')
    .select('userId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row !== undefined
}
