/** What somebody says of themselves below what goes out in their name, set off as mail programs know it. */
export const signed = (text: string, signature: string | undefined): string =>
  signature?.trim() ? `${text.trimEnd()}\n\n-- \n${signature}` : text
