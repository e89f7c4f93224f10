import { declareNotification } from '#platform/notifications/kinds'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

declareNotification({
  kind: 'automation.told',
  words: { en: en.told, de: de.told },
  defaults: { inApp: true, mail: 'instant' },
  alsoOwnActs: true,
})
