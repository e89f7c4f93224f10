import { TagsInput } from '@mantine/core'
import { useState } from 'react'
import type { EditorProps } from './editors.tsx'

/** Words in a list: Enter or a comma ends one, leaving saves them all. */
export function ListEditor({
  labelledBy,
  initial,
  suggestions,
  commit,
  cancel,
}: EditorProps & { initial: string[]; suggestions: string[] }) {
  const [words, setWords] = useState(initial)
  return (
    <TagsInput
      autoFocus
      size="xs"
      mx={-6}
      aria-labelledby={labelledBy}
      data={suggestions}
      value={words}
      onChange={setWords}
      acceptValueOnBlur
      onKeyDown={(event) => event.key === 'Escape' && cancel()}
      onBlur={(event) => {
        // The word just typed is taken over on leaving, after this very event.
        const last = event.currentTarget.value.trim()
        commit(last && !words.includes(last) ? [...words, last] : words)
      }}
    />
  )
}
