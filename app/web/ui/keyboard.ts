import { useEffect, useRef, useSyncExternalStore } from 'react'

/**
 * One shortcut. `keys` is a single key (`j`, `?`, `Enter`), a chord (`mod+k`, `alt+e`; mod is ⌘ on a Mac, Ctrl elsewhere)
 * or a sequence of two keys parted by a space (`g c`).
 */
export interface Shortcut {
  keys: string
  label: string
  group: string
  run: (event: KeyboardEvent) => void
  /** Works while someone types, too. Only for chords. */
  whileTyping?: boolean
  /** Not listed in the sheet of shortcuts. */
  hidden?: boolean
}

export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

const SEQUENCE_MS = 1200
let layers: { shortcuts: Shortcut[] }[] = []
let listed: Shortcut[] = []
let pending = ''
let pendingSince = 0
const watchers = new Set<() => void>()

/** Shortcuts that hold while the calling component is on screen. The newest layer wins over those below. */
export function useShortcuts(shortcuts: Shortcut[]) {
  const layer = useRef<{ shortcuts: Shortcut[] }>({ shortcuts })
  layer.current.shortcuts = shortcuts
  useEffect(() => {
    const mine = layer.current
    layers = [...layers, mine]
    announce()
    return () => {
      layers = layers.filter((other) => other !== mine)
      announce()
    }
  }, [])
}

/** All shortcuts that hold now, newest layer first and without those it covers. */
export const useListedShortcuts = () => useSyncExternalStore(watch, () => listed)

/** Starts listening; called once by the shell. */
export function listenForShortcuts() {
  window.addEventListener('keydown', noteDialog, true)
  window.addEventListener('keydown', onKeyDown)
  return () => {
    window.removeEventListener('keydown', noteDialog, true)
    window.removeEventListener('keydown', onKeyDown)
  }
}

/** The keys as shown to people: `mod+k` becomes ⌘ K on a Mac and Ctrl K elsewhere. */
export function keyCaps(keys: string): string[] {
  const shown: Record<string, string> = {
    mod: isMac ? '⌘' : 'Ctrl',
    alt: isMac ? '⌥' : 'Alt',
    Enter: '↵',
    Escape: 'Esc',
    ArrowUp: '↑',
    ArrowDown: '↓',
  }
  const chord = keys.includes('+')
  return keys.split(/[ +]/).map((key) => shown[key] ?? (chord ? key.toUpperCase() : key))
}

function watch(notify: () => void) {
  watchers.add(notify)
  return () => watchers.delete(notify)
}

function announce() {
  const seen = new Set<string>()
  listed = [...layers]
    .reverse()
    .flatMap((layer) => layer.shortcuts)
    .filter((shortcut) => !shortcut.hidden && !seen.has(shortcut.keys) && seen.add(shortcut.keys))
  for (const notify of watchers) notify()
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return
  const key = nameOf(event)
  if (!key) return
  const sequence = pending && Date.now() - pendingSince < SEQUENCE_MS ? `${pending} ${key}` : ''
  pending = ''
  const typing = isTyping(event.target)
  const found = (sequence && find(sequence, typing)) || find(key, typing)
  if (found && !ownsKey(event)) {
    event.preventDefault()
    found.run(event)
    return
  }
  if (!typing && !insideDialog() && startsSequence(key)) {
    pending = key
    pendingSince = Date.now()
  }
}

function find(keys: string, typing: boolean) {
  for (const layer of [...layers].reverse()) {
    const found = layer.shortcuts.find((shortcut) => shortcut.keys === keys)
    if (found && (!(typing || insideDialog()) || found.whileTyping)) return found
  }
  return undefined
}

const startsSequence = (key: string) =>
  layers.some((layer) => layer.shortcuts.some((shortcut) => shortcut.keys.startsWith(`${key} `)))

/** A dialog or an open menu has its own keys; what lies below must not answer. */
const insideDialog = () => hadDialog || isDialogOpen()
const isDialogOpen = () => document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]') !== null

// The Escape that closes a dialog may have it gone before the key arrives here; it must not leave the page as well.
let hadDialog = false
function noteDialog() {
  hadDialog = isDialogOpen()
}

function isTyping(target: EventTarget | null) {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
}

/** Enter and Space belong to the button or link that has the focus. */
const ownsKey = (event: KeyboardEvent) =>
  (event.key === 'Enter' || event.key === ' ') &&
  event.target instanceof Element &&
  event.target.closest('button, a, summary, [role="button"], [role="tab"], [role="option"], [role="checkbox"]') !== null

function nameOf(event: KeyboardEvent) {
  if (['Control', 'Meta', 'Alt', 'Shift'].includes(event.key)) return ''
  if (event.altKey) return withAlt(event)
  const mod = isMac ? event.metaKey : event.ctrlKey
  if ((isMac ? event.ctrlKey : event.metaKey) === true) return ''
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toLowerCase() : event.key
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key)) ? 'shift+' : ''
  return `${mod ? 'mod+' : ''}${shift}${key}`
}

/** Alt writes other letters on many keyboards, so the key's place counts; AltGr always writes. */
function withAlt(event: KeyboardEvent) {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  if (!letter || event.getModifierState('AltGraph')) return ''
  return `${(isMac ? event.metaKey : event.ctrlKey) ? 'mod+' : ''}alt+${letter.toLowerCase()}`
}
