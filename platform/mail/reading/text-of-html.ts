const BREAKS = /<(br|\/p|\/div|\/tr|\/li|\/h[1-6]|\/table|\/blockquote|hr)\b[^>]*>/gi

/** The words of HTML that was sanitised, line by line; what is quoted bears the mark of quotes. */
export function textOfHtml(sanitised: string): string {
  let depth = 0
  const marked = sanitised
    .replaceAll(/[\uE000\uE001]/g, '')
    .replaceAll(/[ \t\r\n]+/g, ' ')
    .replaceAll(/<blockquote\b[^>]*>/gi, '\n\uE000')
    .replaceAll(/<\/blockquote>/gi, '\n\uE001')
    .replaceAll(BREAKS, '\n')
    .replaceAll(/<[^>]{0,4000}>/g, '')
  const lines = decoded(marked)
    .split('\n')
    .map((written) => {
      depth += written.split('\uE000').length - written.split('\uE001').length
      const words = written.replaceAll(/[\uE000\uE001]/g, '').trim()
      return depth > 0 && words ? `${'>'.repeat(Math.min(depth, 5))} ${words}` : words
    })
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** The sanitiser writes these and no others. */
const decoded = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
