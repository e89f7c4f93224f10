import type { Language } from '#platform/i18n/translate'
import { escaped } from '#platform/mail/in-html'
import type { Survey } from '../domain/rate.ts'
import { ratingLabels, surveyWords } from '../domain/survey-words.ts'

interface Shown {
  language: Language
  word: string
  survey: Survey
  question: string
  thanks: string
  until: string
  business: string
  chosen: number | null
  isMissing: boolean
}

/** The page where a customer rates, or rates anew; it needs no script. */
export function ratingPage({
  language,
  word,
  survey,
  question,
  thanks,
  until,
  business,
  chosen,
  isMissing,
}: Shown): string {
  const say = surveyWords(language)
  const isRated = survey.rating !== null
  const address = `/rate/${encodeURIComponent(word)}`
  const answers = ratingLabels(survey.scale, language)
    .map((label, index) => radio({ rating: index + 1, label, isChosen: chosen === index + 1 }))
    .join('')
  return page(
    language,
    say('page.title'),
    business,
    `${isRated ? `<p class="done" role="status">${escaped(thanks)} ${escaped(say('page.until', { day: until }))}</p>` : ''}
<h1>${escaped(question)}</h1><p class="quiet">${escaped(say('page.about', { subject: survey.subject }))}</p>
<form method="post" action="${address}">${isMissing ? `<p class="wrong" role="alert">${escaped(say('page.missing'))}</p>` : ''}
<fieldset data-scale="${survey.scale}"><legend>${escaped(question)}</legend>${answers}</fieldset>
<label class="comment"><span>${escaped(say('page.comment'))}</span><textarea name="comment" rows="4" maxlength="4000">${escaped(survey.comment ?? '')}</textarea></label>
<button>${escaped(say(isRated ? 'page.change' : 'page.send'))}</button></form>
<p class="quiet small">${escaped(say('page.why'))}</p><p class="small"><a href="${address}/stop">${escaped(say('page.stop'))}</a></p>`,
  )
}

const radio = ({ rating, label, isChosen }: { rating: number; label: string; isChosen: boolean }) =>
  `<label class="answer"><input type="radio" name="rating" value="${rating}" required${isChosen ? ' checked' : ''}><span><b aria-hidden="true">${rating}</b>${escaped(label)}</span></label>`

/** It can be answered no longer. */
export function expiredPage({
  language,
  until,
  business,
}: {
  language: Language
  until: string
  business: string
}): string {
  const say = surveyWords(language)
  return page(
    language,
    say('page.expiredTitle'),
    business,
    `<h1>${escaped(say('page.expiredTitle'))}</h1><p>${escaped(say('page.expired', { day: until }))}</p>`,
  )
}

interface Stopping {
  language: Language
  word: string
  business: string
  isDone: boolean
}

/** Whether they want to be asked no more; that they do not, once they said so. */
export function stopPage({ language, word, business, isDone }: Stopping): string {
  const say = surveyWords(language)
  const body = isDone
    ? `<h1>${escaped(say('page.stopped'))}</h1><p role="status">${escaped(say('page.stopText'))}</p>`
    : `<h1>${escaped(say('page.stopTitle'))}</h1><p>${escaped(say('page.stopText'))}</p>
<form method="post" action="/rate/${encodeURIComponent(word)}/stop"><button>${escaped(say('page.stop'))}</button></form>`
  return page(language, say('page.stopTitle'), business, body)
}

/** The page at an address nothing stands behind. */
export function unknownPage(language: Language): string {
  const say = surveyWords(language)
  return page(
    language,
    say('page.unknownTitle'),
    '',
    `<h1>${escaped(say('page.unknownTitle'))}</h1><p>${escaped(say('page.unknown'))}</p>`,
  )
}

const page = (language: Language, title: string, business: string, body: string) => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escaped(business ? `${title} · ${business}` : title)}</title><style>${look}</style></head>
<body><main>${business ? `<p class="business">${escaped(business)}</p>` : ''}${body}</main></body>
</html>`

const look = `:root{color-scheme:light dark;--line:light-dark(#e4e0da,#3a3733);--text-2:light-dark(#5d5954,#b3aea7);--accent:light-dark(#0b635d,#7fc4bc)}*{box-sizing:border-box}
body{margin:0;padding:3rem 1rem;font:16px/1.5 system-ui,sans-serif;background:light-dark(#f5f3f0,#131211);color:light-dark(#23211e,#eceae6)}
main{max-width:36rem;margin:0 auto;padding:2rem;background:light-dark(#fff,#1b1a18);border:1px solid var(--line);border-radius:10px}
h1{margin:0 0 .5rem;font-size:1.375rem;line-height:1.3}p{margin:0 0 1.25rem}main>p:last-child{margin:0}
.business{margin:0 0 1.5rem;font-weight:600}.quiet{color:var(--text-2)}.small{font-size:.8125rem;margin:1.25rem 0 .5rem}.small a{color:var(--text-2)}
.done{padding:.75rem 1rem;border-radius:6px;background:light-dark(#e4f2ef,#14302d)}.wrong{color:light-dark(#b42318,#f4a79d)}
fieldset{display:grid;gap:8px;margin:0 0 1.25rem;padding:0;border:0}legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.answer{position:relative;display:block}.answer input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.answer span{display:flex;align-items:center;gap:12px;min-height:44px;padding:8px 14px;border:1px solid var(--line);border-radius:6px}
.answer b{min-width:1.25em;font-variant-numeric:tabular-nums;color:var(--text-2)}
.answer input:hover+span{border-color:var(--accent)}.answer input:checked+span{border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent);font-weight:600}
.answer input:focus-visible+span{outline:2px solid var(--accent);outline-offset:2px}
.comment span{display:block;margin-bottom:.375rem}textarea{width:100%;padding:.625rem .75rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:6px;resize:vertical}
button{min-height:44px;margin-top:1rem;padding:0 1.25rem;font:inherit;font-weight:600;color:#fff;background:#0b635d;border:0;border-radius:6px;cursor:pointer}
button:focus-visible,textarea:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media(max-width:30rem){body{padding:1rem .75rem}main{padding:1.25rem}}`
