import { Readable } from 'node:stream'
import type { Kith } from '#platform/ctx/ctx'
import { type Content, receiveContent } from '#platform/files/content'
import { Refusal } from '#platform/http/refusal'
import { headOf, identityOf, parseMail, type ReadMail } from '#platform/mail/reading/parse-mail'
import type { Fetched } from '../domain/take-in.ts'

const MOST_ATTACHMENT = 25 * 1024 * 1024

/** A mail as the server handed it over. */
export interface RawMail extends Pick<Fetched, 'uid' | 'bytes' | 'receivedAt'> {
  raw: Buffer
}

/** Reads a mail, and lays what hangs on it into the data folder. */
export async function readRaw({ config }: Pick<Kith, 'config'>, { raw, ...fetched }: RawMail): Promise<Fetched> {
  // The beginning of one that is too large ends anywhere: its head is all that is sure.
  const mail = await parseMail(raw.length < fetched.bytes ? headOf(raw) : raw)
  const contents: Fetched['contents'][number][] = []
  for (const part of mail.attachments) contents.push(await laid(config, part))
  return { ...fetched, mail, identity: identityOf(raw, mail), contents }
}

/** Where the sweep finds it should the mail not be kept. */
async function laid(
  config: Kith['config'],
  { content, name }: ReadMail['attachments'][number],
): Promise<Content | 'kind' | 'size'> {
  if (content.length > MOST_ATTACHMENT) return 'size'
  try {
    return await receiveContent(config, Readable.from([content]), { name, mostBytes: MOST_ATTACHMENT })
  } catch (error) {
    // A kind of file that Kith keeps of nobody: the mail is kept, and says so.
    if (error instanceof Refusal) return error.code === 'body_too_large' ? 'size' : 'kind'
    throw error
  }
}
