import { type RefObject, useEffect } from 'react'

/** So near to the end one reads the end. */
const NEAR = 60

/** Mails that were made to be looked at grow once they are loaded: whoever reads the end stays there. */
export function useStayingAtEnd(content: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const held = content.current
    const scroller = held?.parentElement
    if (!held || !scroller) return
    let height = held.offsetHeight
    const grown = new ResizeObserver(() => {
      const wasAtEnd =
        scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - (held.offsetHeight - height) - NEAR
      height = held.offsetHeight
      if (wasAtEnd) scroller.scrollTop = scroller.scrollHeight
    })
    grown.observe(held)
    return () => grown.disconnect()
  }, [content])
}
