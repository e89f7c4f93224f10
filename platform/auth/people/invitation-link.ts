import { timingSafeEqual } from 'node:crypto'
import type { Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'

/** What a link of an invitation says. `mail`: it went to the mailbox and nowhere else, so whoever has it reads that mailbox. */
export interface InvitationLink {
  workspaceId: string
  id: string
  round: number
  way: 'mail' | 'copy'
}

const MARK_BYTES = 20
const SAID_BYTES = 16 + 16 + 4 + 1

/** The address that lets somebody in. It can be made again at any time, by this installation alone. */
export function invitationAddress(kith: Kith, link: InvitationLink): string {
  return `${kith.config.publicUrl}/invitation?token=${tokenFor(kith, link)}`
}

/** Workspace, invitation, round and way, and the mark that this installation made for them, in base64url. */
export function tokenFor(kith: Kith, { workspaceId, id, round, way }: InvitationLink): string {
  const counted = Buffer.alloc(5)
  counted.writeUInt32BE(round)
  counted.writeUInt8(way === 'mail' ? 1 : 0, 4)
  const said = Buffer.concat([bytesOf(workspaceId), bytesOf(id), counted])
  return Buffer.concat([said, markOf(kith, said)]).toString('base64url')
}

/** Reads a token. @throws Refusal invitation_gone for one that this installation did not make. */
export function readToken(kith: Kith, token: string): InvitationLink {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== SAID_BYTES + MARK_BYTES) refuse('invitation_gone')
  const said = bytes.subarray(0, SAID_BYTES)
  if (!timingSafeEqual(bytes.subarray(SAID_BYTES), markOf(kith, said))) refuse('invitation_gone')
  return {
    workspaceId: uuidOf(said.subarray(0, 16)),
    id: uuidOf(said.subarray(16, 32)),
    round: said.readUInt32BE(32),
    way: said.readUInt8(36) === 1 ? 'mail' : 'copy',
  }
}

const markOf = ({ auth }: Kith, said: Buffer) => auth.sign('invitation', said).subarray(0, MARK_BYTES)

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex')

const uuidOf = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
