/** A label inside a sentence: English writes it small, German keeps its nouns; what is written in capitals stays so. */
export const inSentence = (label: string, language: string) =>
  language === 'en' && label.charAt(1) === label.charAt(1).toLowerCase()
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label

/** A name as a heading has it. */
export const asHeading = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

/** The name in “New course”, which German begins with: “Kurs anlegen”. */
export const startingWith = (name: string, language: string) => (language === 'de' ? asHeading(name) : name)
