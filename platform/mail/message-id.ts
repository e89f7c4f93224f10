/** The id that mail programs know a mail by. */
export const messageIdOf = (mailId: string, mailFrom: string | undefined) => `<${mailId}@${domainOf(mailFrom)}>`

const domainOf = (mailFrom: string | undefined) => /@([^\s>]+)/.exec(mailFrom ?? '')?.[1] ?? 'kith.invalid'
