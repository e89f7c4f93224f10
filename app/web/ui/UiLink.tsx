import { type AnchorHTMLAttributes, type ComponentType, createContext, useContext } from 'react'

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }

/** The parts know no router: the shell says here how a link inside the app is followed. */
export const LinkContext = createContext<ComponentType<LinkProps>>((props) => <a {...props} />)

/** A link to a place inside the app. */
export function UiLink(props: LinkProps) {
  const Link = useContext(LinkContext)
  return <Link {...props} />
}
