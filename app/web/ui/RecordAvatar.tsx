import type { CSSProperties } from 'react'
import styles from './RecordAvatar.module.css'

/** Soft tints a name is dyed with; the same name always gets the same one. */
const TINTS = 6

interface AvatarProps {
  name: string
  kind: 'person' | 'company'
  size?: number
  /** Address of a picture; absent: the initials. */
  photo?: string | null
}

/** The avatar of a person (round) or a company (square). Decoration: the name always stands beside it. */
export function RecordAvatar({ name, kind, size = 20, photo }: AvatarProps) {
  const style: CSSProperties = { inlineSize: size, blockSize: size, fontSize: Math.max(9, Math.round(size * 0.4)) }
  return (
    <span className={styles.avatar} data-kind={kind} data-tint={tintOf(name)} style={style} aria-hidden="true">
      {photo ? <img src={photo} alt="" width={size} height={size} className={styles.photo} /> : initialsOf(name, kind)}
    </span>
  )
}

/** First and last initial of a person, one letter of a company; letters of any script. */
export function initialsOf(name: string, kind: 'person' | 'company') {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  const first = words[0] ?? '?'
  const last = kind === 'person' && words.length > 1 ? (words.at(-1) ?? '') : ''
  return [first, last].map((word) => ([...word][0] ?? '').toLocaleUpperCase()).join('')
}

/** A number from 0 to 5 that depends on the name only. */
export function tintOf(name: string) {
  let sum = 0
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973
  return sum % TINTS
}
