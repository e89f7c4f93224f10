import { countAttempt } from '#platform/auth/attempts'
import { visitorOf } from '#platform/auth/authenticate'
import { refuseForeignOriginIfNamed } from '#platform/auth/foreign-origin'
import { acceptInvitation, type JoiningAccount, openInvitation } from '#platform/auth/people/accept-invitation'
import { linksOpened } from '#platform/auth/people/invitation-limits'
import type { Caller } from '#platform/http/route'

/** What the link tells; a guesser is slowed down. */
export async function openInvitationLink({ kith, request }: Caller, { token }: { token: string }) {
  await countAttempt(kith, `invitation links from ${request.ip}`, linksOpened)
  return openInvitation(kith, token)
}

/** Whoever is signed in joins with that account; an API key is nobody who could. */
export async function acceptInvitationLink(
  { kith, request }: Caller,
  { token, account }: { token: string; account?: JoiningAccount | undefined },
) {
  refuseForeignOriginIfNamed(kith, request)
  await countAttempt(kith, `invitation links from ${request.ip}`, linksOpened)
  const visitor = await visitorOf(kith, request)
  const userId = visitor?.via === 'session' ? visitor.userId : null
  return acceptInvitation(kith, { token, userId, account })
}
