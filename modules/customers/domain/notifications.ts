import { declareNotification } from '#platform/notifications/kinds'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

const words = (key: keyof typeof en) => ({ en: en[key], de: de[key] })
const inApp = true

declareNotification({ kind: 'task.assigned', words: words('assigned'), defaults: { inApp, mail: 'daily' } })
declareNotification({ kind: 'task.queued', words: words('queued'), defaults: { inApp, mail: 'none' } })
declareNotification({
  kind: 'task.reminder',
  words: words('reminder'),
  defaults: { inApp, mail: 'instant' },
  alsoOwnActs: true,
})
