import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

/** `title` is the person's name; `agent` what their browser calls itself. */
const AtTheDoor = z.object({ title: z.string(), agent: z.string().nullable() })

declareEvent('signIn.succeeded', AtTheDoor.extend({ way: z.string() }))
/** Somebody tried: whether it was the person is not known, so they are not the actor. */
declareEvent('signIn.failed', AtTheDoor.extend({ way: z.string(), reason: z.string() }))
declareEvent('signIn.ended', AtTheDoor)
declareEvent('password.changed', AtTheDoor)
declareEvent('password.forgotten', AtTheDoor)
declareEvent('password.reset', AtTheDoor)
declareEvent('twoFactor.enabled', AtTheDoor)
declareEvent('twoFactor.disabled', AtTheDoor)
declareEvent('twoFactor.codes_renewed', AtTheDoor)
declareEvent('apiKey.used', z.object({ title: z.string(), agent: z.string().nullable() }))
