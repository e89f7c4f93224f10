/** The first words of a message, as a line of a list shows them. */
export const previewOf = (body: string): string => [...body.replace(/\s+/g, ' ').trim()].slice(0, 200).join('')
