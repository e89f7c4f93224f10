import { declareNotification } from '#platform/notifications/kinds'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

declareNotification({
  kind: 'invoice.overdue',
  words: { en: en.told.overdue, de: de.told.overdue },
  defaults: { inApp: true, mail: 'instant' },
})
