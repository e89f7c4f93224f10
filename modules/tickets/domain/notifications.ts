import { declareNotification } from '#platform/notifications/kinds'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

for (const kind of ['near', 'missed', 'given'] as const)
  declareNotification({
    kind: `ticket.${kind}`,
    words: { en: en.told[kind], de: de.told[kind] },
    defaults: { inApp: true, mail: 'instant' },
    alsoOwnActs: true,
  })
