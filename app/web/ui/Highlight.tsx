import { Fragment } from 'react'
import styles from './Highlight.module.css'

/** The text with what was searched for in 600. */
export function Highlight({ text, query }: { text: string; query: string }) {
  return piecesOf(text, query).map((piece, index) =>
    piece.hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other identity
      <strong key={index} className={styles.hit}>
        {piece.text}
      </strong>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other identity
      <Fragment key={index}>{piece.text}</Fragment>
    ),
  )
}

/** Cuts a text where a word of the query stands in it, whatever its case. */
export function piecesOf(text: string, query: string) {
  const words = query.trim().split(/\s+/).filter(Boolean)
  if (!words.length) return [{ text, hit: false }]
  const pattern = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'giu')
  // Splitting by a capturing group puts the hits at the odd places.
  return text.split(pattern).map((piece, index) => ({ text: piece, hit: index % 2 === 1 }))
}
