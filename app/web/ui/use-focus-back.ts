import { useEffect, useState } from 'react'

/**
 * Gives the focus back, when a dialog closes, to where it was at the opening. Mantine's dialogs do so themselves only if
 * they were there before they opened; those that come when first wanted would leave the keyboard at the top of the page.
 */
export function useFocusBack(opened: boolean) {
  const [was, setWas] = useState(false)
  const [before, setBefore] = useState<Element | null>(null)
  if (opened !== was) {
    setWas(opened)
    // While drawing: what opens takes the focus as soon as it is there.
    if (opened) setBefore(document.activeElement)
  }
  useEffect(() => {
    if (opened || !before || before === document.body) return
    const closing = document.activeElement?.closest('[role=dialog]')
    // After Mantine's own attempt, which comes after 10 ms.
    const timer = setTimeout(() => {
      const now = document.activeElement
      if (now && now !== document.body && !closing?.contains(now)) return
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }, 30)
    return () => clearTimeout(timer)
  }, [opened, before])
}
