import de from './locales/de.json' with { type: 'json' }
import en from './locales/en.json' with { type: 'json' }

export type Language = 'en' | 'de'
export type Words = ReturnType<typeof wordsIn>

/** What the widget says in a language, and how it writes moments there. */
export function wordsIn(language: Language) {
  const catalogue: Record<string, unknown> = language === 'de' ? de : en
  const say = (key: string, params: Record<string, string | number> = {}) => {
    const found = key.split('.').reduce<unknown>((at, part) => Object(at)[part], catalogue)
    return String(found ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))
  }
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(language, options)
    return (at: string | number) => formatter.format(new Date(at))
  }
  const time = format({ hour: 'numeric', minute: '2-digit' })
  const day = format({ weekday: 'long', day: 'numeric', month: 'long' })
  const soon = format({ weekday: 'short', hour: 'numeric', minute: '2-digit' })
  const isToday = (at: string | number) => day(at) === day(Date.now())
  return {
    ...{ say, time, language },
    day: (at: string) => (isToday(at) ? say('today') : day(at)),
    /** When somebody is back. */
    when: (at: string) => (isToday(at) ? time(at) : soon(at)),
  }
}
