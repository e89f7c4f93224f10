import type { Ctx } from '#platform/ctx/ctx'
import { languageOf, translator } from '#platform/i18n/translate'
import { createSegment } from '#platform/segments/save-segment'
import de from '../locales/de.json'
import en from '../locales/en.json'
import { requestRfm } from './compute-rfm.ts'
import { type RfmGroup, rfmGroups } from './rfm-groups.ts'

const colors: Record<RfmGroup, 'teal' | 'green' | 'blue' | 'violet' | 'yellow' | 'orange' | 'red' | 'gray'> = {
  champions: 'teal',
  loyal: 'green',
  potentialLoyalists: 'blue',
  new: 'violet',
  promising: 'violet',
  needAttention: 'yellow',
  aboutToSleep: 'orange',
  atRisk: 'red',
  cannotLose: 'red',
  hibernating: 'gray',
  lost: 'gray',
}

/** Makes a live segment of each RFM group that has none yet, in the workspace's language, and asks for the scores. */
export async function addRfmSegments(ctx: Ctx): Promise<void> {
  const { made, names } = await known(ctx)
  const t = translator({ en, de }, languageOf(ctx.workspace.locale))
  for (const group of rfmGroups) {
    if (made.has(`rfm.${group}`)) continue
    await createSegment(ctx, {
      object: 'contact',
      name: unusedName(t(`rfm.${group}.name`), names),
      description: t(`rfm.${group}.about`),
      kind: 'live',
      filter: { field: 'rfm.group', op: 'in', value: [group] },
      color: colors[group],
      readyMade: `rfm.${group}`,
    })
  }
  await requestRfm(ctx)
}

async function known(ctx: Ctx) {
  const found = await ctx.db
    .selectFrom('segments')
    .select(['readyMade', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('object', '=', 'contact')
    .execute()
  return {
    made: new Set(found.flatMap(({ readyMade }) => readyMade ?? [])),
    names: new Set(found.map(({ name }) => name.toLowerCase())),
  }
}

/** Somebody may have a segment of that name already. */
const unusedName = (name: string, taken: ReadonlySet<string>) =>
  taken.has(name.toLowerCase()) ? `${name} (RFM)` : name
