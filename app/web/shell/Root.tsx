import { Outlet, useRouter } from '@tanstack/react-router'
import { LinkContext, type LinkProps } from '../ui/UiLink.tsx'
import { OfflineNotice } from './OfflineNotice.tsx'
import { RouteAnnouncer } from './RouteAnnouncer.tsx'

/** What stands around every screen, signed in or not. */
export function Root() {
  return (
    <LinkContext value={RouterLink}>
      <OfflineNotice />
      <Outlet />
      <RouteAnnouncer />
    </LinkContext>
  )
}

/** Follows links of the parts without loading the page anew; leaves new tabs and downloads to the browser. */
function RouterLink({ onClick, href, ...props }: LinkProps) {
  const router = useRouter()
  return (
    <a
      {...props}
      href={href}
      onClick={(event) => {
        onClick?.(event)
        const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
        if (event.defaultPrevented || !plain || props.target || props.download !== undefined) return
        event.preventDefault()
        router.history.push(href)
      }}
    />
  )
}
