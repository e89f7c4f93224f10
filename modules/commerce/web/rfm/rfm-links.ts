import { hrefWith } from '#app/web/objects/list-search.ts'

/** The contacts of one field of the grid. */
export const fieldHref = (recency: number, frequency: number) =>
  hrefWith('/contacts', {
    filter: {
      and: [
        { field: 'rfm.recency', op: 'eq', value: recency },
        { field: 'rfm.frequency', op: 'eq', value: frequency },
      ],
    },
  })

/** The contacts of one group. */
export const groupHref = (group: string) =>
  hrefWith('/contacts', { filter: { and: [{ field: 'rfm.group', op: 'in', value: [group] }] } })
