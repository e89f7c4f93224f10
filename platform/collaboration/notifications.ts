import { declareNotification } from '#platform/notifications/kinds'
import de from './locales/de.json'
import en from './locales/en.json'

const words = (key: keyof typeof en) => ({ en: en[key], de: de[key] })
const inApp = true

declareNotification({ kind: 'comment.mention', words: words('mention'), defaults: { inApp, mail: 'instant' } })
declareNotification({ kind: 'comment.reply', words: words('reply'), defaults: { inApp, mail: 'daily' } })
declareNotification({ kind: 'comment.followed', words: words('followed'), defaults: { inApp, mail: 'none' } })
declareNotification({ kind: 'handOver.received', words: words('received'), defaults: { inApp, mail: 'instant' } })
declareNotification({ kind: 'handOver.finished', words: words('finished'), defaults: { inApp, mail: 'none' } })
declareNotification({
  kind: 'announcement.made',
  words: words('announced'),
  defaults: { inApp, mail: 'daily' },
  path: '/announcements/{{id}}',
})
