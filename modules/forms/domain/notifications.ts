import { declareNotification } from '#platform/notifications/kinds'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

declareNotification({
  kind: 'form.submitted',
  words: { en: en.notification, de: de.notification },
  defaults: { inApp: true, mail: 'instant' },
})
