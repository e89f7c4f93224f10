import type { Plugin } from 'vite'

const CATALOGUE = /\/modules\/[^/]+\/web\/locales\/(?:en|de)\.json(\?objects)?$/

type Entry = [key: string, words: unknown]

/**
 * Parts the catalogue of a module's screens in two: its words about objects (asked for with `?objects`), which every list and picker needs
 * of all modules, and the rest, which comes with the module's own screens.
 */
export function objectWords(): Plugin {
  return {
    name: 'object-words',
    enforce: 'pre',
    transform(code, id) {
      const [found, ofObjects] = CATALOGUE.exec(id) ?? []
      if (!found) return undefined
      const entries: Entry[] = Object.entries(JSON.parse(code))
      const wanted = entries.filter((entry) => isOfObjects(entry) === (ofObjects !== undefined))
      const json = JSON.stringify(Object.fromEntries(wanted))
      // With a question its name does not end as that of a JSON file.
      return ofObjects ? { code: `export default ${json}`, moduleType: 'js', map: null } : { code: json, map: null }
    },
  }
}

/** What each object has; and what modules say of records in general. */
const isOfObjects = ([key, words]: Entry) =>
  key === 'facets' ||
  (typeof words === 'object' && words !== null && ['one', 'many', 'fields'].every((each) => each in words))
