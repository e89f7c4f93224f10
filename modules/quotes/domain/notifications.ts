import { declareNotification } from '#platform/notifications/kinds'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

const words = (kind: 'accepted' | 'declined' | 'viewed') => ({ en: en.told[kind], de: de.told[kind] })

declareNotification({
  kind: 'quote.accepted',
  words: words('accepted'),
  defaults: { inApp: true, mail: 'instant' },
})
declareNotification({ kind: 'quote.declined', words: words('declined'), defaults: { inApp: true, mail: 'instant' } })
declareNotification({ kind: 'quote.viewed', words: words('viewed'), defaults: { inApp: true, mail: 'none' } })
