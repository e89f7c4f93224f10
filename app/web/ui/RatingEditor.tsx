import { useState } from 'react'
import type { EditorProps } from './editors.tsx'
import { RatingStars } from './RatingStars.tsx'

/** Stars in place: leaving saves, Enter too, Escape lets go. */
export function RatingEditor({ field, value, commit, cancel }: EditorProps) {
  const [stars, setStars] = useState(typeof value === 'number' ? value : null)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of the stars inside
    <span
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && commit(stars)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel()
        else if (event.key === 'Enter') commit(stars)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <RatingStars label={field.label} value={stars} onChange={setStars} autoFocus />
    </span>
  )
}
