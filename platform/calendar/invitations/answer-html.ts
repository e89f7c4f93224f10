import type { WorkspaceSettings } from '#platform/ctx/ctx'
import type { Language, Translate } from '#platform/i18n/translate'
import { escaped } from '#platform/mail/in-html'
import type { Answer } from '../ics/write-calendar.ts'
import type { Meeting } from './attendance.ts'
import { whenOf } from './invitation-mail.ts'

/** What somebody is asked, and what they said. */
export interface Asked {
  told: Meeting
  answer: Answer
  withdrawn: boolean
  isOver: boolean
  workspace: WorkspaceSettings
}

const look = `:root{color-scheme:light dark}body{margin:0;font:16px/1.5 system-ui,sans-serif;background:light-dark(#f5f3f0,#131211);color:light-dark(#23211e,#eceae6)}
main{max-width:30rem;margin:12vh auto 0;padding:1.5rem}h1{margin:0 0 .5rem;font-size:1.375rem;line-height:1.3;overflow-wrap:anywhere}p{margin:.25rem 0;overflow-wrap:anywhere}
.quiet{color:light-dark(#6e6962,#b7b2aa)}.said{margin-top:1.5rem;font-weight:600}.ways{display:flex;gap:.5rem;margin-top:1rem}form{flex:1}
button{width:100%;min-height:44px;font:inherit;color:inherit;background:light-dark(#fff,#211f1d);border:1px solid light-dark(#8b867e,#736e67);border-radius:6px;cursor:pointer}
button[aria-pressed=true]{color:#fff;background:#0b635d;border-color:#0b635d}button:focus-visible{outline:2px solid light-dark(#0b635d,#7fc4bc);outline-offset:2px}`

/** The page where somebody answers an invitation; without a script. @param asked null for an address nothing stands behind */
export function answerHtml(asked: Asked | null, t: Translate, language: Language, word: string): string {
  const title = asked ? asked.told.title : t('page.title')
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escaped(title)}</title><style>${look}</style></head>
<body><main><h1>${escaped(title)}</h1>${asked ? body(asked, t, language, word) : `<p>${escaped(t('page.unknown'))}</p>`}</main></body>
</html>`
}

function body(
  { told, answer, withdrawn, isOver, workspace }: Asked,
  t: Translate,
  language: Language,
  word: string,
): string {
  const facts = [whenOf(told, workspace.timeZone, language), told.place ?? '', workspace.name].filter(Boolean)
  const lines = facts.map((fact, index) => `<p${index === 0 ? '' : ' class="quiet"'}>${escaped(fact)}</p>`).join('')
  if (withdrawn || isOver)
    return `${lines}<p class="said" role="status">${escaped(t(withdrawn ? 'page.calledOff' : 'page.over'))}</p>`
  const ways = (['accepted', 'tentative', 'declined'] as const).map(
    (way) =>
      `<form method="post" action="/attendance/${encodeURIComponent(word)}/${way}"><button aria-pressed="${answer === way}">${escaped(t(`page.${way}`))}</button></form>`,
  )
  const said = answer === 'open' ? t('page.question') : t(`page.said.${answer}`)
  return `${lines}<p class="said" role="status">${escaped(said)}</p><div class="ways">${ways.join('')}</div><p class="quiet">${escaped(t('page.change'))}</p>`
}
