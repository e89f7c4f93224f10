import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Collaboration.module.css'
import { piecesOf } from './plain-text.ts'

const LONG = 900

/** What somebody wrote: links and names stand out, line breaks stay, nothing is markup. Long ones open on demand. */
export function PlainText({ body, names = [] }: { body: string; names?: readonly string[] }) {
  const { t } = useTranslation('collaboration')
  const [whole, setWhole] = useState(false)
  const isLong = body.length > LONG || body.split('\n').length > 14
  return (
    <>
      <div className={styles.body} data-cut={(isLong && !whole) || undefined} dir="auto">
        {piecesOf(body, names).map((piece, index) =>
          piece.kind === 'link' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text keep their places
            <a key={index} href={piece.text} target="_blank" rel="noopener noreferrer nofollow">
              {piece.text}
            </a>
          ) : piece.kind === 'mention' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text keep their places
            <span key={index} className={styles.mention}>
              {piece.text}
            </span>
          ) : (
            piece.text
          ),
        )}
      </div>
      {isLong && (
        <button type="button" className={`plain ${styles.small}`} onClick={() => setWhole((was) => !was)}>
          {t(whole ? 'less' : 'more')}
        </button>
      )}
    </>
  )
}
