import type { Language } from '#platform/i18n/translate'
import { escaped, mailPage } from '#platform/mail/in-html'
import type { Scale } from './survey-settings.ts'
import { dayOf, ratingLabels, surveyWords } from './survey-words.ts'

interface Asking {
  language: Language
  scale: Scale
  question: string
  subject: string
  address: string
  expiresAt: string
  timeZone: string
}

/** A mail with a link for each rating; following one shows it chosen on the page, where a press sends it. */
export function surveyMail({ language, scale, question, subject, address, expiresAt, timeZone }: Asking) {
  const say = surveyWords(language)
  const about = say('mail.about', { subject })
  const until = say('mail.until', { day: dayOf(expiresAt, language, timeZone) })
  const stop = `${address}/stop`
  // The best first, as it is read first.
  const ratings = ratingLabels(scale, language)
    .map((label, index) => ({ rating: index + 1, label, url: `${address}?rating=${index + 1}` }))
    .reverse()
  return {
    subject: say('mail.subject', { subject }).replaceAll(/\p{Cc}/gu, ' '),
    text: [
      question,
      about,
      ratings.map(({ rating, label, url }) => `${rating} ${label}: ${url}`).join('\n'),
      until,
      say('mail.stop', { url: stop }),
    ].join('\n\n'),
    html: mailPage(
      language,
      `<p style="font-size:18px;font-weight:600">${escaped(question)}</p><p style="color:#5d5954">${escaped(about)}</p>
${ratings.map(button).join('\n')}
<p style="color:#5d5954;font-size:13px">${escaped(until)}</p>
<p style="color:#5d5954;font-size:13px"><a style="color:#5d5954" href="${escaped(stop)}">${escaped(say('page.stop'))}</a></p>`,
    ),
  }
}

const button = ({ rating, label, url }: { rating: number; label: string; url: string }) =>
  `<p style="margin:0 0 8px"><a href="${escaped(url)}" style="display:block;padding:12px 16px;border:1px solid #b9d8d4;border-radius:6px;color:#0b635d;font-weight:600;text-decoration:none"><span style="display:inline-block;width:24px">${rating}</span>${escaped(label)}</a></p>`
