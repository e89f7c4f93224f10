const letters: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'o', å: 'a', œ: 'oe', ł: 'l' }

/** A word for addresses made of a name, that is not taken yet: “Angebot läuft” becomes `angebot-laeuft`. */
export function slugOf(name: string, taken: ReadonlySet<string>, fallback: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[äöüßæøåœł]/g, (letter) => letters[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const slug = plain.slice(0, 50).replace(/-+$/, '') || fallback
  if (!taken.has(slug)) return slug
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`
}
