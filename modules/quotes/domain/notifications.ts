import { declareNotification } from '#platform/notifications/kinds'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

const words = (kind: 'accepted' | 'declined' | 'viewed' | 'approvalAsked' | 'approved' | 'approvalDeclined') => ({
  en: en.told[kind],
  de: de.told[kind],
})

declareNotification({
  kind: 'quote.accepted',
  words: words('accepted'),
  defaults: { inApp: true, mail: 'instant' },
})
declareNotification({ kind: 'quote.declined', words: words('declined'), defaults: { inApp: true, mail: 'instant' } })
declareNotification({ kind: 'quote.viewed', words: words('viewed'), defaults: { inApp: true, mail: 'none' } })
declareNotification({
  kind: 'quote.approvalAsked',
  words: words('approvalAsked'),
  defaults: { inApp: true, mail: 'instant' },
})
for (const said of ['approved', 'approvalDeclined'] as const)
  declareNotification({ kind: `quote.${said}`, words: words(said), defaults: { inApp: true, mail: 'instant' } })
