import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Mail.module.css'

interface MailFrameProps {
  emailId: string
  showsRemote: boolean
}

/** A longer mail scrolls within its frame. */
const MOST_HEIGHT = 20_000
const LEAST_ZOOM = 0.4

/**
 * A mail as its sender made it, in a frame of its own where nothing runs. It bears our origin, so that we may measure it: it is as high
 * as its mail, and a mail made for wider screens is made smaller.
 */
export function MailFrame({ emailId, showsRemote }: MailFrameProps) {
  const { t, i18n } = useTranslation('mail')
  const isDark = useComputedColorScheme('light') === 'dark'
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    const held = frame.current
    if (!held) return
    const sizes = new ResizeObserver(() => resize(held))
    const shown = () => {
      const page = held.contentDocument
      if (!page?.body) return
      paint(held, page, isDark)
      sizes.disconnect()
      sizes.observe(held)
      sizes.observe(page.body)
    }
    held.addEventListener('load', shown)
    shown()
    return () => {
      held.removeEventListener('load', shown)
      sizes.disconnect()
    }
  }, [isDark])
  return (
    <iframe
      ref={frame}
      className={styles.frame}
      title={t('frame')}
      // No scripts. Links open in a page of their own, which is no part of the frame.
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      src={`/api/v1/emails/${emailId}/page?remote=${showsRemote}&language=${i18n.language}`}
    />
  )
}

/** A mail without colours of its own is written in ours. */
function paint(frame: HTMLIFrameElement, { documentElement: root }: Document, isDark: boolean) {
  const own = getComputedStyle(frame)
  const ours = isDark && !('coloured' in root.dataset)
  root.toggleAttribute('data-dark', ours)
  root.style.setProperty('--paper', own.getPropertyValue('--k-surface'))
  root.style.setProperty('--ink', own.color)
  root.style.setProperty('--link', own.getPropertyValue('--k-accent-text'))
}

function resize(frame: HTMLIFrameElement) {
  const page = frame.contentDocument
  if (!page?.body) return
  const { body, documentElement: root } = page
  const before = body.style.zoom
  body.style.zoom = ''
  // What is too wide covers the space that is kept free beside it.
  const beside = root.scrollWidth > frame.clientWidth ? Number.parseFloat(getComputedStyle(body).paddingInlineEnd) : 0
  const zoom = Math.max(LEAST_ZOOM, Math.min(1, frame.clientWidth / (root.scrollWidth + beside)))
  body.style.zoom = zoom < 1 ? String(zoom) : ''
  if (body.style.zoom !== before || frame.dataset.height !== String(root.scrollHeight)) {
    // What scrolls is never told to be less high than the frame is.
    frame.style.blockSize = '0'
    frame.style.blockSize = `${Math.min(MOST_HEIGHT, root.scrollHeight)}px`
    frame.dataset.height = String(root.scrollHeight)
  }
}
