import { z } from 'zod'
import { declareEvent } from '#platform/events/event'
import { declareNotification } from '#platform/notifications/kinds'
import de from './locales/de.json'
import en from './locales/en.json'
import { reaches } from './shapes.ts'

declareEvent(
  'module.rolled_out',
  z.object({
    module: z.string(),
    reach: z.enum(reaches),
    teamIds: z.array(z.uuid()),
    everyoneFrom: z.string().nullable(),
  }),
)
declareEvent('feedback.given', z.object({ path: z.string().nullable() }))
declareEvent('feedback.answered', z.object({}))

declareNotification({
  kind: 'feedback.given',
  words: { en: en.given, de: de.given },
  defaults: { inApp: true, mail: 'none' },
  path: '/settings/feedback',
})
declareNotification({
  kind: 'feedback.answered',
  words: { en: en.answered, de: de.answered },
  defaults: { inApp: true, mail: 'instant' },
  path: '/settings/feedback',
})
