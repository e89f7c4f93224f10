import { routes } from '#platform/http/route'
import { outbox } from './contract.ts'
import { findMail, listOutbox, retryMail } from './outbox.ts'

export const outboxRoutes = routes(outbox, { list: listOutbox, get: findMail, retry: retryMail })
