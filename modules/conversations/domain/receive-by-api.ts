import type { Ctx } from '#platform/ctx/ctx'
import { findFile } from '#platform/files/store-file'
import { findRecord } from '#platform/objects/find-record'
import { receiveMessage, type Taken } from './receive-message.ts'

interface Arrival {
  sourceKey: string
  messageKey: string
  name?: string | undefined
  email?: string | undefined
  contactId?: string | undefined
  subject?: string | undefined
  text: string
  sentAt?: string | undefined
  fileIds: string[]
}

/** Takes in what a program brings. @throws Refusal record_not_found for a contact, file_not_found */
export async function receiveByApi(ctx: Ctx, { name, email, contactId, sentAt, ...arrival }: Arrival): Promise<Taken> {
  if (contactId) await findRecord(ctx, ctx.objects.find('contact'), contactId)
  for (const fileId of arrival.fileIds) await findFile(ctx, fileId)
  const from = { name, email, contactId }
  return receiveMessage(ctx, { channel: 'api', from, sentAt: sentAt ?? ctx.now().toISOString(), ...arrival })
}
