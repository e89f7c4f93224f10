import { declareNotification } from '#platform/notifications/kinds'
import de from './locales/de.json' with { type: 'json' }
import en from './locales/en.json' with { type: 'json' }

declareNotification({
  kind: 'mailbox.reconnect',
  words: { en: en.told.reconnect, de: de.told.reconnect },
  defaults: { inApp: true, mail: 'instant' },
  path: '/settings/mailboxes?open={{id}}',
  alsoOwnActs: true,
})
