import { declareNotification } from '#platform/notifications/kinds'
import de from './locales/de.json'
import en from './locales/en.json'

for (const act of ['export', 'deletion'] as const)
  declareNotification({
    kind: `alert.${act}`,
    words: { en: en[act], de: de[act] },
    defaults: { inApp: true, mail: 'instant' },
    path: '/settings/audit?kind=alerts',
  })
