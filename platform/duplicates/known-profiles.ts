import type { Profile } from './compare/profile.ts'

/** Profiles read earlier in the same search, in which a record is the neighbour of many others. */
export interface KnownProfiles {
  get(id: string): Profile | undefined
  keep(id: string, profile: Profile): void
}

/** Remembers at most so many, the latest; as text, which takes less memory than the objects and is read sooner than the database. */
export function rememberProfiles(most: number): KnownProfiles {
  const texts = new Map<string, string>()
  return {
    get(id) {
      const text = texts.get(id)
      return text === undefined ? undefined : JSON.parse(text)
    },
    keep(id, profile) {
      texts.set(id, JSON.stringify(profile))
      const [oldest] = texts.keys()
      if (oldest && texts.size > most) texts.delete(oldest)
    },
  }
}
