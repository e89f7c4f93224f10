import compress from '@fastify/compress'
import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { mountChat } from '#modules/chat'
import { mountRatings } from '#modules/feedback'
import { mountForms } from '#modules/forms'
import { mountBills } from '#modules/invoices'
import { mountHelp } from '#modules/knowledge'
import { mountEmails, mountMailSignIn } from '#modules/mailboxes'
import { mountOffers } from '#modules/quotes'
import { mountUnsubscribe } from '#modules/sequences'
import { mountAuth } from '#platform/auth/mount'
import { mountPhotos } from '#platform/auth/people/photo'
import { mountBulkFailures } from '#platform/bulk/failures-file'
import { mountFeeds } from '#platform/calendar/feed/serve-feed'
import { mountAnswerPage } from '#platform/calendar/invitations/answer-page'
import type { Kith } from '#platform/ctx/ctx'
import { readMigrations } from '#platform/db/migrate'
import { mountExports } from '#platform/exports/download'
import { mountDownloads } from '#platform/files/download'
import { mountAuditCsv } from '#platform/history/audit-csv'
import { createServer, serveRoutes } from '#platform/http/serve'
import { mountFailures } from '#platform/imports/failures'
import { mountHealth } from '#platform/metrics/health'
import { mountMetrics } from '#platform/metrics/metrics'
import { mountLive } from '#platform/realtime/live'
import { mountDocs } from './docs.ts'
import { migrationRooms } from './rooms.ts'
import { allRoutes } from './routes.ts'
import { setSecurityHeaders } from './security-headers.ts'
import { mountWebApp } from './static.ts'
import { version } from './version.ts'

/** The HTTP server with everything it serves; not yet listening. */
export async function buildServer(kith: Kith): Promise<FastifyInstance> {
  const server = createServer(kith)
  setSecurityHeaders(server, kith.config.publicUrl)
  mountMetrics(server, kith)
  mountHealth(server, kith, { version, migrations: await readMigrations(migrationRooms) })
  await server.register(compress, { threshold: 2048, encodings: ['gzip', 'identity'] })
  // The size of a file is measured where it is received.
  await server.register(multipart, { limits: { files: 2, fields: 50, fileSize: Number.POSITIVE_INFINITY } })
  mountAuth(server, kith)
  serveRoutes(server, kith, allRoutes)
  mountLive(server, kith)
  mountDownloads(server, kith)
  mountFeeds(server, kith)
  mountAnswerPage(server, kith)
  mountEmails(server, kith)
  mountMailSignIn(server, kith)
  mountForms(server, kith)
  mountChat(server, kith)
  mountHelp(server, kith)
  mountOffers(server, kith)
  mountBills(server, kith)
  mountUnsubscribe(server, kith)
  mountRatings(server, kith)
  mountPhotos(server, kith)
  mountFailures(server, kith)
  mountExports(server, kith)
  mountAuditCsv(server, kith)
  mountBulkFailures(server, kith)
  await mountDocs(server)
  await mountWebApp(server)
  return server
}
