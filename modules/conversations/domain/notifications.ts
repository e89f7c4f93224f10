import { declareNotification } from '#platform/notifications/kinds'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

const words = (kind: keyof typeof en.told) => ({ en: en.told[kind], de: de.told[kind] })
const mailed = ['assigned', 'mentioned', 'failed'] as const
const path = '/inbox/{{id}}'

for (const kind of ['assigned', 'queued', 'mentioned', 'replied', 'failed', 'woke'] as const)
  declareNotification({
    kind: `conversation.${kind}`,
    words: words(kind),
    defaults: { inApp: true, mail: mailed.some((one) => one === kind) ? 'instant' : 'none' },
    path,
    ...(kind === 'woke' || kind === 'failed' ? { alsoOwnActs: true } : {}),
  })
