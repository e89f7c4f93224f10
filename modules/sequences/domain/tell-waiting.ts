import type { Ctx } from '#platform/ctx/ctx'
import { declareNotification } from '#platform/notifications/kinds'
import { notify } from '#platform/notifications/notify'
import type { AnyRecord } from '#platform/objects/object-type'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

declareNotification({
  kind: 'sequence.approval',
  words: { en: en.told.approval, de: de.told.approval },
  defaults: { inApp: true, mail: 'none' },
})

/** Tells the sender that a mail waits for them. */
export async function tellWaiting(
  ctx: Ctx,
  {
    id,
    step,
    senderId,
    name,
    isExample,
  }: { id: string; step: number; senderId: string; name: string; isExample: boolean },
  contact: AnyRecord,
): Promise<void> {
  // What is retold for the demo is no news.
  if (isExample) return
  await notify(ctx, {
    ...{ kind: 'sequence.approval', to: [senderId], object: 'contact', recordId: contact.id },
    ...{ key: `${id}:${step}`, params: { name } },
  })
}
