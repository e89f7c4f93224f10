import { declareNotification } from '#platform/notifications/kinds'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

declareNotification({
  kind: 'article.reviewDue',
  words: { en: en.told.reviewDue, de: de.told.reviewDue },
  defaults: { inApp: true, mail: 'none' },
  alsoOwnActs: true,
})
