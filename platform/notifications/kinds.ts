import { type Catalogue, languages } from '#platform/i18n/translate'
import type { Mailing } from './mailings.ts'

/** One sort of thing that people are told of. */
export interface NotificationKind {
  /** E.g. `comment.mention`. It is stored: it must never change. */
  kind: string
  /**
   * Its words in each language: `name` for the preferences ("Somebody mentions me") and `line` for the inbox and mails.
   * A line may use `{{actor}}`, `{{record}}`, the params of `notify`, and i18next's plurals by a param `count`.
   */
  words: Catalogue
  /** What holds for whoever has not chosen. */
  defaults: { inApp: boolean; mail: Mailing }
  /** Params that are moments (ISO 8601): they are written in the receiver's language and time zone. */
  moments?: readonly string[]
  /** Also tells the person who caused it, e.g. a reminder set by oneself. */
  alsoOwnActs?: true
  /** Where a click leads within the app, if not to the record: `/announcements/{{id}}`, with params of `notify`. */
  path?: string
}

const declared = new Map<string, NotificationKind>()

/** Declares a kind of notification. @throws Error when it is declared twice or has no words in some language. */
export function declareNotification(kind: NotificationKind): void {
  if (declared.has(kind.kind)) throw new Error(`The kind of notification ${kind.kind} is declared twice`)
  for (const language of languages)
    for (const key of ['name', 'line'])
      if (!Object.keys(kind.words[language]).some((found) => found === key || found === `${key}_other`))
        throw new Error(`The kind of notification ${kind.kind} has no ${key} in ${language}`)
  declared.set(kind.kind, kind)
}

/** All kinds that people can be told of, in the order of their declaration. */
export const notificationKinds = (): readonly NotificationKind[] => [...declared.values()]

/** @throws Error for a kind that nobody declared. */
export function notificationKind(kind: string): NotificationKind {
  const found = declared.get(kind)
  if (!found) throw new Error(`The kind of notification ${kind} is not declared`)
  return found
}
