import sanitizeHtml from 'sanitize-html'

/** Beyond this a mail's HTML is not worth showing; its text is. */
const MOST_HTML = 1_500_000
// The parser's time grows with the square of the depth: 100,000 took 18 seconds.
const MOST_DEPTH = 5_000
const REMOTE = /^(https?:)?\/\//i
const CID = /^cid:/i

const LOOKS = ['style', 'align', 'valign', 'width', 'height', 'bgcolor', 'dir', 'lang', 'title']
const LENGTH = /^-?[\d.]{1,8}(px|em|rem|%|pt|ex)?( -?[\d.]{1,8}(px|em|rem|%|pt|ex)?| auto){0,3}$|^auto$/i
const COLOUR = /^(#[0-9a-f]{3,8}|[a-z]{3,20}|rgba?\([\d\s.,%/]{3,40}\)|transparent)$/i
const WORD = /^[a-z0-9 .'",%-]{1,120}$/i
const BORDER = /^[a-z0-9 .#%(),-]{1,80}$/i
const edges = (name: string, shape: RegExp) =>
  Object.fromEntries(['', '-top', '-right', '-bottom', '-left'].map((edge) => [`${name}${edge}`, [shape]]))

/**
 * A mail's HTML as it may be shown: no scripts, forms, frames, styles that leave their place, and nothing fetched. Remote images wait as
 * `data-remote`, images within the mail as `data-cid`; links open elsewhere and tell nobody where they were pressed.
 * @returns null for what is too large or too deep to be shown
 */
export function sanitiseHtml(html: string): string | null {
  if (isTooMuchHtml(html)) return null
  return sanitizeHtml(html, {
    allowedTags: [
      ...'a abbr address b big blockquote br caption center cite code col colgroup dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i img'.split(
        ' ',
      ),
      ...'ins kbd li ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul'.split(
        ' ',
      ),
    ],
    allowedAttributes: {
      '*': LOOKS,
      a: ['href', 'name', 'target', 'rel'],
      img: ['alt', 'data-remote', 'data-cid'],
      font: ['color', 'face', 'size'],
      table: ['border', 'cellpadding', 'cellspacing'],
      ...{ td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'], ol: ['start', 'type'], col: ['span'] },
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    allowedStyles: {
      '*': {
        ...{ color: [COLOUR], 'background-color': [COLOUR], 'text-align': [WORD], 'vertical-align': [WORD] },
        ...{ 'font-size': [LENGTH, WORD], 'font-family': [WORD], 'font-weight': [WORD], 'font-style': [WORD] },
        ...{
          'line-height': [LENGTH, WORD],
          'text-decoration': [WORD],
          'white-space': [WORD],
          'border-collapse': [WORD],
        },
        ...{
          width: [LENGTH],
          height: [LENGTH],
          'max-width': [LENGTH],
          'border-radius': [LENGTH],
          display: [/^(block|inline|inline-block|none|table|table-row|table-cell)$/],
        },
        ...edges('padding', LENGTH),
        ...edges('margin', LENGTH),
        ...edges('border', BORDER),
      },
    },
    nonTextTags: [
      'style',
      'script',
      'textarea',
      'option',
      'noscript',
      'title',
      'head',
      'template',
      'svg',
      'math',
      'select',
      'iframe',
      'object',
    ],
    nestingLimit: 100,
    transformTags: {
      a: (tagName, attribs) => ({
        tagName,
        attribs: { ...attribs, target: '_blank', rel: 'noopener noreferrer nofollow' },
      }),
      img: (tagName, { src = '', ...attribs }) => ({
        tagName,
        attribs: { ...withoutSources(attribs), ...sourceOf(src.trim()) },
      }),
    },
  })
}

/** Whether HTML is too large or too deep to be read at all. */
export const isTooMuchHtml = (html: string): boolean => html.length > MOST_HTML || deepest(html) > MOST_DEPTH

/** How deep tags stand in each other at most, as far as one tells without parsing; those that hold nothing do not count. */
function deepest(html: string): number {
  let depth = 0
  let most = 0
  for (const [, slash] of html.matchAll(/<(\/?)(?!br|img|hr|meta|link|input|col\b)[a-z]/gi)) {
    depth = slash ? Math.max(0, depth - 1) : depth + 1
    most = Math.max(most, depth)
  }
  return most
}

const withoutSources = (attribs: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(attribs).filter(([name]) => !/^(srcset|data-.*|on.*|background)$/i.test(name)))

function sourceOf(src: string): Record<string, string> {
  if (CID.test(src)) return { 'data-cid': src.slice(4) }
  return REMOTE.test(src) ? { 'data-remote': src.startsWith('//') ? `https:${src}` : src } : {}
}
