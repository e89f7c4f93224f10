import { plainWords } from './data-model/api-name.ts'

/** A word for addresses made of a name, that is not taken yet: “Angebot läuft” becomes `angebot-laeuft`. */
export function slugOf(name: string, taken: ReadonlySet<string>, fallback: string): string {
  const slug = plainWords(name).join('-').slice(0, 50).replace(/-+$/, '') || fallback
  if (!taken.has(slug)) return slug
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`
}
