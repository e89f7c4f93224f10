const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Words of people as HTML shows them, whatever is in them. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)

/** A page of a mail around what is already HTML. */
export const mailPage = (language: string, html: string): string =>
  `<!doctype html><html lang="${language}"><body style="margin:0;padding:24px;font:15px/1.5 system-ui,sans-serif;color:#1c1b1a">
<div style="max-width:560px;margin:0 auto">${html}</div></body></html>`

/** The plain words of a mail as HTML, paragraph by paragraph. @param link the one address in them that opens by a press */
export function textPage(text: string, { language, link }: { language: string; link: string }): string {
  const paragraphs = text.trimEnd().split(/\n{2,}/)
  const address = escaped(link)
  const anchor = `<a style="color:#0f5f59" href="${address}">${address}</a>`
  return mailPage(
    language,
    paragraphs
      .map(
        (words) =>
          `<p>${escaped(words)
            .replaceAll('\n', '<br>')
            .replaceAll(address, () => anchor)}</p>`,
      )
      .join('\n'),
  )
}
