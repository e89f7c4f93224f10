/** How a kind reaches a person's mailbox: at once, with the day's or the week's mail, or not at all. */
export const mailings = ['none', 'instant', 'daily', 'weekly'] as const
export type Mailing = (typeof mailings)[number]
