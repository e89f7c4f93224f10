import { afterEach, expect, test, vi } from 'vitest'
import type { Job } from '#platform/jobs/task'
import { aStranger } from '#tests/support/filled-form'
import { someHostileStrings } from '#tests/support/hostile'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { formsTasks } from './jobs/forget.ts'

afterEach(() => vi.restoreAllMocks())

const fields = [
  { key: 'email', of: 'contact', field: 'emails', label: 'Email' },
  { key: 'last', of: 'contact', field: 'lastName', label: 'Last' },
  { key: 'plan', of: 'form', input: 'file', label: 'Plan' },
  { key: 'words', of: 'form', input: 'paragraph', label: 'Words' },
]

async function published(ann: Person, content: object) {
  const made = await ann.asks('POST', '/forms', { name: 'Enquiry', content })
  const { body } = await ann.asks('PATCH', `/forms/${made.body.id}`, { state: 'published' })
  return body as { id: string; link: string }
}

function waits(place: TestWorkspace) {
  const now = place.kith.now().getTime()
  vi.spyOn(place.kith, 'now').mockReturnValue(new Date(now + 5_000))
}

/** A form as a browser sends it with a file. */
function multipart(parts: ReadonlyMap<string, string>, file: { name: string; content: string }) {
  const texts = [...parts].map(([name, value]) => `; name="${name}"\r\n\r\n${value}`)
  const last = `; name="f.plan"; filename="${file.name}"\r\ncontent-type: application/pdf\r\n\r\n${file.content}`
  const payload = [...texts, last].map((part) => `--limit\r\ncontent-disposition: form-data${part}\r\n`).join('')
  return { payload: `${payload}--limit--\r\n`, headers: { 'content-type': 'multipart/form-data; boundary=limit' } }
}

test('a file comes along, goes with its submission, and one of a kind that is not accepted is said beside its field', async () => {
  const place = await aWorkspace()
  const { ann, server } = place
  const form = await published(ann, { fields })
  const { pathname } = new URL(form.link)
  const { hidden } = await aStranger(server, form.link, () => {}).opens()
  waits(place)
  const said = new Map([...hidden, ['f.email', 'ada@x.example']])
  const send = (name: string, content: string) =>
    server.inject({ method: 'POST', url: pathname, ...multipart(said, { name, content }) })
  const program = await send('plan.pdf', 'MZ\u0000\u0001\u0002\u0003')
  expect([program.statusCode, program.body]).toEqual([422, expect.stringContaining('id="e-plan"')])
  expect((await send('../plan.pdf', '%PDF-1.7 plan')).statusCode).toBe(200)
  const { body } = await ann.asks('GET', `/forms/${form.id}/submissions`)
  const [answer] = body.items[0].answers.filter(({ key }: { key: string }) => key === 'plan')
  const kept = await ann.asks('GET', `/files/${answer.fileId}`)
  expect(kept.body).toMatchObject({ name: 'plan.pdf', mediaType: 'application/pdf' })
  await ann.asks('DELETE', `/form-submissions/${body.items[0].id}`)
  expect((await ann.asks('GET', `/files/${answer.fileId}`)).status).toBe(404)
})

test('whatever is written into a form and sent to it, it is answered and runs nowhere', async () => {
  const place = await aWorkspace()
  const { ann, server } = place
  for (const text of someHostileStrings(12)) {
    const label = (at: string) => `${at} ${text}`.slice(0, 190)
    const content = { title: label('t'), intro: text, fields: fields.map((field) => ({ ...field, label: label('l') })) }
    const made = await ann.asks('POST', '/forms', { name: 'X', content })
    const drawn = made.status === 200 ? content : { fields }
    const form = await published(ann, drawn)
    const stranger = aStranger(server, form.link, () => waits(place))
    const { page } = await stranger.opens(`?utm_source=${encodeURIComponent(text.toWellFormed())}`)
    expect([text, page.statusCode, scripts(page.body)]).toEqual([text, 200, 0])
    const answer = await stranger.fillsIn({ 'f.last': text, 'f.words': text, 'f.plan': text, 'f.x"><b>': text })
    expect([text, [200, 422, 413].includes(answer.statusCode), scripts(answer.body)]).toEqual([text, true, 0])
  }
})

/** Elements that nobody of us wrote. */
const scripts = (html: string) => (html.match(/<(script|img|svg|iframe|b|object|embed|math|marquee)\b/gi) ?? []).length

test('what nobody confirmed and what fell into the trap is forgotten after a month, and nothing else', async () => {
  const place = await aWorkspace()
  const { ann, server, kith } = place
  const required = fields.map((field) => ({ ...field, required: field.key === 'email' }))
  const waiting = await published(ann, { fields: required, doubleOptIn: true })
  const open = await published(ann, { fields })
  const send = (form: { link: string }, more: object) =>
    aStranger(server, form.link, () => waits(place)).fillsIn({ 'f.email': 'ada@x.example', ...more })
  await send(waiting, {})
  await send(open, { homepage_url: 'x' })
  await send(open, {})
  const count = async (form: { id: string }) =>
    (await ann.asks('GET', `/forms/${form.id}/submissions`)).body.items.length
  const forget = () => formsTasks['forms.forget']?.({ kith } as Job)
  await forget()
  expect([await count(waiting), await count(open)]).toEqual([1, 2])
  vi.spyOn(kith, 'now').mockReturnValue(new Date(Date.now() + 31 * 86_400_000))
  await forget()
  expect([await count(waiting), await count(open)]).toEqual([0, 1])
})
