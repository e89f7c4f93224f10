import sanitizeHtml from 'sanitize-html'
import { refuseInput } from '#platform/http/refusal'
import { isTooMuchHtml } from '#platform/mail/reading/sanitise-html'

/** Where the pictures of articles lie: files of the workspace, and no others. */
const OWN_IMAGE = /^\/api\/v1\/files\/([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\/content$/

const tags = [
  ...['h2', 'h3', 'h4', 'p', 'br', 'hr', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'a', 'strong', 'em', 's', 'u'],
  ...['sub', 'sup', 'kbd', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
]

/**
 * The body of an article as it is kept and shown: what its editor can write, and nothing else. No scripts, styles, frames or
 * forms; pictures only out of the workspace's own files, so that no reader is told on elsewhere.
 * @throws Refusal invalid_input for what is too large or too deep
 */
export function sanitiseArticle(html: string): string {
  if (isTooMuchHtml(html))
    refuseInput({ path: 'body', code: 'too_much', message: 'The text is too large or too deep', mend: 'Make it two.' })
  return sanitizeHtml(html, {
    allowedTags: tags,
    allowedAttributes: {
      a: ['href', 'rel'],
      img: ['src', 'alt', 'width', 'height'],
      ol: ['start'],
      ...{ td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan', 'scope'] },
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    nonTextTags: ['style', 'script', 'textarea', 'option', 'noscript', 'title', 'head', 'template', 'svg', 'math', 'select', 'iframe', 'object'],
    nestingLimit: 60,
    transformTags: {
      ...{ h1: 'h2', h5: 'h4', h6: 'h4', b: 'strong', i: 'em', del: 's', strike: 's', ins: 'u' },
      a: (tagName, { href = '' }) => ({
        tagName,
        attribs: { href, ...(/^https?:/i.test(href) ? { rel: 'noopener' } : {}) },
      }),
      img: (tagName, { src = '', alt = '', width = '', height = '' }) => ({
        tagName,
        attribs: { src, alt, ...measure('width', width), ...measure('height', height) },
      }),
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !OWN_IMAGE.test(attribs.src ?? ''),
  }).trim()
} // biome-ignore format: lists of tags

const measure = (name: string, value: string) => (/^\d{1,4}$/.test(value) ? { [name]: value } : {})

/** The files whose pictures stand in a body. */
export const imagesIn = (body: string): string[] => [
  ...new Set([...body.matchAll(/<img src="([^"]+)"/g)].flatMap(([, src = '']) => OWN_IMAGE.exec(src)?.[1] ?? [])),
]

/** The body with its pictures as strangers get them. */
export const withPictures = (body: string, place: (fileId: string) => string): string =>
  body.replaceAll(/<img src="([^"]+)"/g, (written, src: string) => {
    const id = OWN_IMAGE.exec(src)?.[1]
    return id ? `<img loading="lazy" decoding="async" src="${place(id)}"` : written
  })
