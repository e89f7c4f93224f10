/**
 * Apple and others name an email or a phone by a second line of the same group (`item1.X-ABLabel:Verein`): its words become the
 * type of the first, `_$!<HomeFax>!$_` as `home fax`. The line of the label itself goes.
 */
export function labelled(lines: readonly string[]): string[] {
  const words = new Map(
    lines.flatMap((line) => {
      const [, group, label] = /^([\w-]+)\.X-ABLabel[^:]*:(.*)$/i.exec(line) ?? []
      return group && label ? [[group.toLowerCase(), wordsOf(label)] as const] : []
    }),
  )
  return lines.flatMap((line) => {
    const [, group = '', name = '', rest = ''] = /^([\w-]+)\.([\w-]+)(.*)$/s.exec(line) ?? []
    if (/^X-ABLabel$/i.test(name)) return []
    const label = words.get(group.toLowerCase())
    if (!name) return [line]
    return label && /^(?:EMAIL|TEL|URL|ADR|IMPP)$/i.test(name) ? [`${name};TYPE="${label}"${rest}`] : [`${name}${rest}`]
  })
}

function wordsOf(label: string): string {
  const apple = /^_\$!<(.*)>!\$_$/.exec(label.trim())?.[1]
  const words = apple ? apple.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase() : label
  return words
    .replace(/\\(.)/g, '$1')
    .replace(/["\p{Cc};,]/gu, ' ')
    .trim()
}
