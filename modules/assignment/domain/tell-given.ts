import './notifications.ts'
import type { Ctx } from '#platform/ctx/ctx'
import { translator } from '#platform/i18n/translate'
import { notify } from '#platform/notifications/notify'
import type { ObjectType } from '#platform/objects/object-type'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import type { Given } from './assign-queued.ts'

/** From so many on they are told of in one line. */
const MANY = 4

/** Tells people what is theirs now; not those who brought it about themselves. */
export async function tellGiven(ctx: Ctx, type: ObjectType, given: readonly Given[]): Promise<void> {
  const gathered = new Map<string, Given[]>()
  for (const one of given) {
    if (one.userId === null) continue
    const key = `${one.userId} ${one.queued.causedBy} ${one.queued.causeId}`
    gathered.set(key, [...(gathered.get(key) ?? []), one])
  }
  for (const some of gathered.values()) {
    const [first] = some
    if (!first) continue
    const { causedBy, causeId } = first.queued
    const to = some.flatMap(({ userId }) => userId ?? []).slice(0, 1)
    if (some.length < MANY) for (const one of some) await tellOne(ctx, type, one)
    else {
      const key = `assignment.givenMany:${causeId ?? first.queued.id}`
      await notify(ctx, { kind: 'assignment.givenMany', to, by: causedBy, key, adds: some.length })
    }
  }
}

async function tellOne(ctx: Ctx, type: ObjectType, { queued, userId, rule }: Given): Promise<void> {
  const { causedBy, id, recordId } = queued
  await notify(ctx, {
    kind: 'assignment.given',
    ...{ to: userId ? [userId] : [], by: causedBy, object: type.name, recordId, key: `assignment.given:${id}` },
    params: { rule: rule?.name ?? wordsOf(ctx)('fallback') },
  })
}

/** What stands in a task or a line, in the workspace’s language. */
export const wordsOf = (ctx: Ctx) =>
  translator({ en: en.task, de: de.task }, ctx.workspace.locale.startsWith('de') ? 'de' : 'en')
