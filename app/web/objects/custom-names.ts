/** Names of the workspace's own objects by their plural; known with the object types, before any of their records. */
const customNames = new Map<string, string>()

/** Learns which objects are the workspace's own. */
export function rememberObjects(descriptors: readonly { name: string; plural: string; custom: object | null }[]) {
  for (const { name, plural, custom } of descriptors) if (custom) customNames.set(plural, name)
}

/** The plural an object's queries are kept under. */
export const pluralOf = (object: string) => [...customNames].find(([, name]) => name === object)?.[0]

/** Which of the workspace's own objects has this plural; undefined for the core ones. */
export const customNameOf = (plural: string): string | undefined => customNames.get(plural)
