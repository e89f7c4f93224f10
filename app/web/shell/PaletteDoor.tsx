import { lazy, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WhenOpened } from '../ui/on-demand.tsx'
import styles from './PaletteDoor.module.css'

const load = () => import('./Palette.tsx')
const Palette = lazy(async () => ({ default: (await load()).Palette }))

/**
 * Opens the palette, which comes when it is first wanted. A field of its own takes the letters that run ahead of it: people
 * press ⌘ K and type on.
 */
export function PaletteDoor({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation('ui')
  const typed = useRef('')
  const [there, setThere] = useState(false)
  if (there && !opened) setThere(false)
  useEffect(loadOnModifier, [])
  const arrive = () => {
    const text = typed.current
    typed.current = ''
    setThere(true)
    return text
  }
  return (
    <>
      {opened && !there && (
        <div role="dialog" aria-modal="true" aria-label="Kith" className={styles.ahead}>
          <input
            // biome-ignore lint/a11y/noAutofocus: a dialog's first field
            autoFocus
            data-own-focus
            aria-label={t('palette.label')}
            placeholder={t('palette.placeholder')}
            onChange={(event) => {
              typed.current = event.currentTarget.value
            }}
          />
        </div>
      )}
      <WhenOpened opened={opened}>
        <Palette opened={opened} close={close} arrive={arrive} />
      </WhenOpened>
    </>
  )
}

/** Whoever presses ⌘ or Ctrl is likely to press K next. */
function loadOnModifier() {
  const listen = ({ key }: KeyboardEvent) => (key === 'Meta' || key === 'Control') && void load()
  window.addEventListener('keydown', listen)
  return () => window.removeEventListener('keydown', listen)
}
