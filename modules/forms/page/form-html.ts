import type { Language, Translate } from '#platform/i18n/translate'
import { escaped } from '#platform/mail/in-html'
import type { FormContent } from '../contract/form-shape.ts'
import type { Origin } from '../contract/submissions.ts'
import type { Asked } from '../domain/form-fields.ts'
import { pageWords } from '../domain/page-words.ts'
import type { Fault } from '../domain/submit/read-answers.ts'
import { conditionsCss } from './conditions-css.ts'
import { fieldHtml } from './field-html.ts'
import { pageHtml } from './page-html.ts'

/** A form as one visitor sees it. */
export interface Drawn {
  content: FormContent
  asked: readonly Asked[]
  consent: string
  language: Language
  business: string
  /** Where it is sent to; null: it is looked at only. */
  action: string | null
  token: string
  origin: Origin
  isFramed: boolean
  values: ReadonlyMap<string, readonly string[]>
  faults: ReadonlyMap<string, Fault>
  /** Something about the whole, as a key of the words. */
  notice: 'quick' | 'stale' | null
  agreed: boolean
  nonce: string
}

/** The page of a form: plain HTML, without a script unless it stands in a frame. Whatever people wrote is escaped. */
export function formHtml(drawn: Drawn): string {
  const { content, asked, language, isFramed, business, nonce } = drawn
  const t = pageWords(language)
  const body = `${heading(content)}${faultsHtml(drawn, t)}${asked.length > 0 ? form(drawn, t) : `<p class="quiet">${escaped(t('noFields'))}</p>`}`
  const style = conditionsCss(asked)
  return pageHtml({
    title: content.title || business,
    body,
    style,
    language,
    isFramed,
    business,
    nonce,
    accent: content.accent,
  })
}

const heading = ({ title, intro }: FormContent) =>
  `${title ? `<h1>${escaped(title)}</h1>` : ''}${intro ? `<div class="intro">${escaped(intro)}</div>` : ''}`

/** What is wrong, each with a way to its field; read out as the page opens. */
function faultsHtml({ faults, asked, notice }: Drawn, t: Translate): string {
  if (notice) return `<div class="faults" role="alert">${escaped(t(`errors.${notice}`))}</div>`
  if (faults.size === 0) return ''
  const lines = [...faults].map(([key, fault]) => {
    const label = key === 'consent' ? t('consentTitle') : (asked.find((field) => field.key === key)?.label ?? key)
    return `<li><a href="#f-${key}">${escaped(label)}</a>: ${escaped(t(`errors.${fault}`))}</li>`
  })
  const title = t('errors.title', { count: faults.size })
  return `<div class="faults" role="alert"><strong>${escaped(title)}</strong><ul>${lines.join('')}</ul></div>`
}

function form(drawn: Drawn, t: Translate): string {
  const { asked, content, action, token } = drawn
  const files = asked.some(({ takes }) => takes === 'file') ? ' enctype="multipart/form-data"' : ''
  const to = action ? ` method="post" action="${escaped(action)}"` : ''
  const fields = asked.map((field) => fieldHtml(field, { ...drawn, t }))
  const send = `<button type="${action ? 'submit' : 'button'}">${escaped(content.button || t('send'))}</button>`
  return `<form${to}${files}>${hidden('t', token)}${origins(drawn)}${drawn.isFramed ? hidden('framed', 'true') : ''}${fields.join('')}${trap(t)}${consent(drawn, t)}${send}</form>`
}

const hidden = (name: string, value: string) => `<input type="hidden" name="${name}" value="${escaped(value)}">`

const origins = ({ origin }: Drawn) =>
  Object.entries(origin)
    .map(([name, value]) => hidden(`o.${name}`, value))
    .join('')

/** A field that people neither see nor reach; what fills in every field there is falls into it. */
export const TRAP = 'homepage_url'
const trap = (t: Translate) =>
  `<div class="trap" aria-hidden="true"><label>${escaped(t('trap'))}<input name="${TRAP}" tabindex="-1" autocomplete="off" value=""></label></div>`

function consent({ consent, faults, agreed }: Drawn, t: Translate): string {
  if (!consent) return ''
  const fault = faults.has('consent') ? `<span class="fault" id="e-consent">${escaped(t('errors.consent'))}</span>` : ''
  const wrong = fault ? ' aria-invalid="true" aria-describedby="e-consent"' : ''
  return `<div class="f${fault ? ' wrong' : ''}"><label class="pick"><input type="checkbox" id="f-consent" name="agreed" value="true" required${wrong}${agreed ? ' checked' : ''}><span>${escaped(consent)}</span></label>${fault}</div>`
}
