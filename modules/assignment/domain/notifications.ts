import { declareNotification } from '#platform/notifications/kinds'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

const words = (key: keyof typeof en) => ({ en: en[key], de: de[key] })
const inApp = true

declareNotification({ kind: 'assignment.given', words: words('given'), defaults: { inApp, mail: 'instant' } })
declareNotification({ kind: 'assignment.givenMany', words: words('givenMany'), defaults: { inApp, mail: 'instant' } })
declareNotification({
  kind: 'assignment.unanswered',
  words: words('unanswered'),
  defaults: { inApp, mail: 'instant' },
  alsoOwnActs: true,
})
