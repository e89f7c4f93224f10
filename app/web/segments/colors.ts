/** The colours a segment can have, as the API takes them. */
export const colors = ['teal', 'blue', 'violet', 'pink', 'red', 'orange', 'yellow', 'green', 'gray'] as const
