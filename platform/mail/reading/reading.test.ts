import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#platform/root'
import { baseSubject, isForwarded } from './base-subject.ts'
import { foldQuotes } from './fold.ts'
import { messageIds } from './message-ids.ts'
import { parseMail } from './parse-mail.ts'
import { sanitiseHtml } from './sanitise-html.ts'
import { textOfHtml } from './text-of-html.ts'

const corpora = join(root, '../shared/data')
const hasCorpora = existsSync(join(corpora, 'reply-crisp'))
const corpus = (name: string) => JSON.parse(readFileSync(join(corpora, name), 'utf8'))
const mailOf = (...lines: string[]) => parseMail(Buffer.from(lines.join('\r\n'), 'latin1'))

interface Reference {
  subject: string | null
  from: { address: string }[]
}
const tidy = (text: string | null) => (text ?? '').replaceAll(/\s+/g, ' ').trim()

test.skipIf(!hasCorpora).each(['email-spamassassin-dev', 'email-mailparser-fixtures'])(
  'mails of %s are read as another parser reads them',
  async (name) => {
    const reference: Record<string, Reference> = corpus(`${name}/reference-cpython.json`)
    const wrong: string[] = []
    for (const [file, { subject, from }] of Object.entries(reference)) {
      const mail = await parseMail(readFileSync(join(corpora, name, file)))
      const same = tidy(mail.subject) === tidy(subject) && mail.from.address === (from[0]?.address.toLowerCase() ?? '')
      if (!same) wrong.push(`${file}: ${mail.subject} ${mail.from.address} | ${tidy(subject)} ${from[0]?.address}`)
    }
    // The figure the corpus names: 98 of 100.
    expect([wrong.length * 50 <= Object.keys(reference).length, wrong]).toEqual([true, wrong])
  },
  60_000,
)

test.skipIf(!hasCorpora)('quotes are folded away as the corpora say', () => {
  const crisp: { file: string; first_fragment?: string; first_fragment_trimmed?: string; visible_text?: string }[] =
    corpus('reply-crisp/expected.json')
  const exact = crisp.flatMap(({ file, first_fragment, first_fragment_trimmed, visible_text }) => {
    const said = first_fragment ?? first_fragment_trimmed ?? visible_text
    return said === undefined ? [] : [{ said, text: readFileSync(join(corpora, 'reply-crisp/fixtures', file), 'utf8') }]
  })
  expect(exact).toHaveLength(50)
  expect(exact.filter(({ said, text }) => foldQuotes(text).text === said.trim()).length).toBeGreaterThanOrEqual(45)
  const erp: { file: string; reply?: string }[] = corpus('reply-github-erp/expected.json')
  for (const { file, reply } of erp) {
    const text = readFileSync(join(corpora, 'reply-github-erp/emails', file), 'utf8')
    const begun = performance.now()
    const folded = foldQuotes(text)
    expect(performance.now() - begun).toBeLessThan(1000)
    if (reply !== undefined) expect([file, folded.text]).toEqual([file, reply.trim()])
  }
})

test.each([
  ['Re: AW: [sales] Price?', 'price?'],
  ['RE[2]: Fwd: Price?', 'price?'],
  ['回复: Price?', 'price?'],
  ['Wg: Re^3: Price?', 'price?'],
  ['Regarding the price', 'regarding the price'],
])('%s is about %s', (subject, base) => expect(baseSubject(subject)).toBe(base))
test('what is passed on says so', () => expect(['WG: Price', 'Re: Price'].map(isForwarded)).toEqual([true, false]))

test('ids are what stands in angle brackets with an at, in order', () =>
  expect(messageIds('Your mail <a@x> of Monday ann@example.com <b> <c@y> <a@x>')).toEqual(['a@x', 'c@y']))

test.each<[string, string[], string | null]>([
  ['a person', ['From: a@x.example'], null],
  ['an absence', ['From: a@x.example', 'Auto-Submitted: auto-replied'], 'auto_reply'],
  ['an absence by its subject', ['From: a@x.example', 'Subject: Abwesenheitsnotiz: Urlaub'], null],
  ['an absence by its words', ['From: a@x.example', 'Subject: Automatische Antwort: Preis'], 'auto_reply'],
  ['a list', ['From: a@x.example', 'List-Id: <x.y>'], 'list'],
  ['a bounce', ['From: MAILER-DAEMON@x.example'], 'bounce'],
  ['a notice', ['From: no-reply@x.example'], 'notice'],
  ['said to be by hand', ['From: a@x.example', 'Auto-Submitted: no'], null],
])('%s is recognised', async (_, lines, kind) => expect((await mailOf(...lines, '', 'Hello')).automatic).toBe(kind))

test('a bounce tells whom it did not reach, and why; what is only late is no failure', async () => {
  const report = (action: string, address: string) =>
    `Final-Recipient: rfc822; ${address}\r\nAction: ${action}\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User\r\n unknown\r\n`
  const mail = await mailOf(
    ...['From: mailer-daemon@x.example', 'MIME-Version: 1.0'],
    ...['Content-Type: multipart/report; report-type=delivery-status; boundary=b', '', '--b', '', 'Sorry', '--b'],
    ...['Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; x', '', report('failed', 'Gone@x.example')],
    ...[report('delayed', 'late@x.example'), '--b', 'Content-Type: text/rfc822-headers', ''],
    ...['Subject: Hello?', 'Message-ID:', ' <sent@x.example>', '', '--b--'],
  )
  expect(mail.automatic).toBe('bounce')
  expect(mail.references).toEqual(['sent@x.example'])
  expect(mail.unreached).toEqual([{ address: 'gone@x.example', status: '5.1.1', said: '550 5.1.1 User unknown' }])
})

test.each([
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)>', '<iframe src="https://x.example">',
  '<a href="javascript:alert(1)">x</a>', '<form action="https://x.example"><input name=p></form>', '<style>@import "https://x"</style>',
  '<div style="background:url(https://x.example/p.gif);position:fixed">x</div>', '<meta http-equiv=refresh content="0;url=https://x">',
  '<math><mtext><table><mglyph><style><img src onerror=alert(1)>', '<img data-remote="javascript:x" srcset="https://x.example/p.gif">',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>', '<base href="https://x.example">', '<object data="https://x.example"></object>',
])('nothing of %s acts or is fetched', (html) => {
  const shown = sanitiseHtml(html) ?? ''
  expect(shown).not.toMatch(/script|onerror|onload|javascript:|<iframe|<form|<input|<style|@import|url\(|position|<meta|srcset|<base|<object|<svg|data:/i)
  expect(shown).not.toMatch(/ src=/)
}) // biome-ignore format: a list of attacks

test('remote and inner images wait, links open elsewhere', () => {
  expect(sanitiseHtml('<img src="//x.example/p.gif"><img src="cid:logo@x"><a href="https://x.example">x</a>')).toBe(
    '<img data-remote="https://x.example/p.gif" /><img data-cid="logo@x" />' +
      '<a href="https://x.example" target="_blank" rel="noopener noreferrer nofollow">x</a>',
  )
})

test('HTML alone has words, and what it quotes is marked', () =>
  expect(textOfHtml('<p>Yes &amp; no</p><blockquote><p>Really?</p></blockquote>')).toBe('Yes & no\n\n> Really?'))

test.each([
  ['10,000 nested parts', Array.from({ length: 10_000 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`).join('')],
  ['50,000 parts side by side', `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(50_000)}--b--`],
  ['a head of 5 MB', `X-Long: ${'x'.repeat(5_000_000)}\r\n\r\nHello`],
  ['a line of 20 MB', `\r\n${'x '.repeat(10_000_000)}`],
  ['tags nested 100,000 deep', `Content-Type: text/html\r\n\r\n${'<div>'.repeat(100_000)}`],
  ['a quoted text of 100,000 levels', `\r\n${'>'.repeat(100_000)}\r\n`.repeat(20)],
])('%s is read in seconds, by its subject at least', async (_, rest) => {
  const begun = performance.now()
  const mail = await mailOf('Subject: Bomb', 'From: a@x.example', rest)
  expect(mail.subject).toBe('Bomb')
  expect(performance.now() - begun).toBeLessThan(10_000)
}) // biome-ignore format: a list of bombs
