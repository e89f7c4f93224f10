import { useState } from 'react'
import type { Choice, Proposal } from './duplicates-client.ts'

export type Choices = ReturnType<typeof useChoices>

/** Whose value of each field stays: what is proposed, until somebody decides otherwise. */
export function useChoices(proposal: Proposal | undefined) {
  const [decided, setDecided] = useState<Record<string, string[]>>({})
  const from = ({ field, from: proposed }: Choice) => decided[field] ?? proposed
  return {
    from,
    isDecided: ({ field }: Choice) => field in decided,
    /** Of a field with one value. */
    choose: (field: string, id: string) => setDecided((now) => ({ ...now, [field]: [id] })),
    /** Of a list: one of several whose entries stay; the last cannot be taken away. */
    toggle: (choice: Choice, id: string) => {
      const now = from(choice)
      const then = now.includes(id) ? now.filter((one) => one !== id) : [...now, id]
      if (then.length > 0) setDecided((before) => ({ ...before, [choice.field]: then }))
    },
    chosen: proposal?.choices.map((choice) => ({ field: choice.field, from: from(choice) })) ?? [],
  }
}
