/** Words of a module about its objects, by object, and of the facets it adds to others. */
export interface Catalogue {
  facets?: Record<string, unknown>
  [object: string]: unknown
}

/** The words about the objects of all modules as one catalogue. */
export function together(catalogues: Record<string, Catalogue>): Catalogue {
  const all = Object.values(catalogues)
  return Object.assign({}, ...all, { facets: Object.assign({}, ...all.map(({ facets }) => facets)) })
}
