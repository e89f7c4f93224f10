import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'

/** How long a finger rests before it holds. */
const REST_MS = 350
/** A finger that lies still trembles. */
const STILL = 8

/**
 * A finger that rests on something takes hold of it and draws it; one that moves before scrolls.
 * @param frame what would scroll
 */
export function useHold(frame: RefObject<HTMLElement | null>) {
  const holds = useRef(false)
  // React listens to touches passively, and only the first word against scrolling counts.
  useEffect(() => {
    const element = frame.current
    const stay = (event: TouchEvent) => {
      if (holds.current) event.preventDefault()
    }
    element?.addEventListener('touchmove', stay, { passive: false })
    return () => element?.removeEventListener('touchmove', stay)
  }, [frame])

  /** Waits whether this touch rests; then `taken` is told. */
  function rest({ clientX, clientY }: PointerEvent, taken: () => void) {
    const timer = setTimeout(() => {
      stopWaiting()
      holds.current = true
      window.addEventListener('pointerup', letGo)
      window.addEventListener('pointercancel', letGo)
      taken()
    }, REST_MS)
    const moves = (pointer: globalThis.PointerEvent) => {
      if (Math.hypot(pointer.clientX - clientX, pointer.clientY - clientY) > STILL) stopWaiting()
    }
    const stopWaiting = () => {
      clearTimeout(timer)
      window.removeEventListener('pointermove', moves)
      window.removeEventListener('pointerup', stopWaiting)
      window.removeEventListener('pointercancel', stopWaiting)
    }
    const letGo = () => {
      holds.current = false
      window.removeEventListener('pointerup', letGo)
      window.removeEventListener('pointercancel', letGo)
    }
    window.addEventListener('pointermove', moves)
    window.addEventListener('pointerup', stopWaiting)
    window.addEventListener('pointercancel', stopWaiting)
  }
  return { rest, holds: () => holds.current }
}
