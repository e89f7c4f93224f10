import { countAttempt } from '#platform/auth/attempts'
import { refuseForeignOriginIfNamed } from '#platform/auth/foreign-origin'
import { foundOnce } from '#platform/auth/found-once'
import { type SignUp, signUp } from '#platform/auth/sign-up'
import type { Caller } from '#platform/http/route'

/** Sign-up by a stranger: not from another website, and not for the hundredth time. */
export async function signUpFromOutside({ kith, request }: Caller, draft: SignUp) {
  refuseForeignOriginIfNamed(kith, request)
  await countAttempt(kith, `sign-up from ${request.ip}`, { most: 20, seconds: 60 * 60 })
  const { password, ...asked } = draft
  return signUp(kith, draft, foundOnce(request, `address ${request.ip}`, asked))
}
