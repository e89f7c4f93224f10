import { useState } from 'react'

export interface Draft {
  text: string
  due: string
  minutes: string
  direction: string
  outcome: string
  /** What is to be done next, and by which day. */
  next: string
  nextDue: string
}

const empty: Draft = { text: '', due: '', minutes: '', direction: '', outcome: '', next: '', nextDue: '' }

/** What is being written, kept in the tab's own storage so that neither a reload nor a wrong turn loses it. */
export function useDraft(key: string) {
  const [drafts, setDrafts] = useState<Record<string, Draft>>({})
  const draft = drafts[key] ?? readDraft(key)
  const write = (next: Draft) => {
    if (Object.values(next).some(Boolean)) sessionStorage.setItem(key, JSON.stringify(next))
    else sessionStorage.removeItem(key)
    setDrafts((was) => ({ ...was, [key]: next }))
  }
  const clear = () => write(empty)
  return [draft, write, clear] as const
}

export const forgetDraft = (key: string) => sessionStorage.removeItem(key)

function readDraft(key: string): Draft {
  const kept = sessionStorage.getItem(key)
  return kept ? { ...empty, ...(JSON.parse(kept) as Partial<Draft>) } : empty // written by us, above
}
