import { uuidv7 } from 'uuidv7'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import type { Seed } from '#platform/objects/seed'
import { FormContent } from './contract/form-shape.ts'
import type { Origin } from './contract/submissions.ts'
import { storedForm } from './domain/find-form.ts'
import { changeForm, createForm } from './domain/save-form.ts'
import { takeSubmission } from './domain/submit/take-submission.ts'
import { seedWords } from './seed-words.ts'

const origins: Origin[] = [
  { source: 'newsletter', medium: 'email', campaign: 'autumn-roast' },
  { referrer: 'https://www.city-guide.example/coffee' },
  { source: 'instagram', medium: 'social', campaign: 'open-day' },
  {},
]
const DAYS = 21
const SENT = 14

/** A published form that strangers and customers have sent over three weeks, and a draft. Nobody is told of it. */
export async function seedForms(seed: Seed): Promise<void> {
  const words = seedWords[seed.ctx.workspace.locale.startsWith('de') ? 'de' : 'en']
  const begun = asNobody(seed.at(daysBefore(seed.today, DAYS)).ctx)
  const id = await createForm(begun, {
    name: words.name,
    content: contentOf(words),
    consent: words.consent,
    notify: [],
  })
  await changeForm(begun, { id, state: 'published' })
  await createForm(begun, {
    ...{ name: words.training, consent: '', notify: [] },
    content: FormContent.parse({
      ...contentOf(words),
      title: words.courseTitle,
      intro: '',
      doubleOptIn: true,
      accent: '#8a5a00',
    }),
  })
  await seedViews(seed, id)
  for (let number = 0; number < SENT; number += 1) await send(seed, id, number, words)
}

type Words = (typeof seedWords)[keyof typeof seedWords]

const asNobody = (ctx: Ctx) => inLightOf(ctx, { userId: null })

function contentOf(words: Words): FormContent {
  return FormContent.parse({
    ...{ title: words.title, intro: words.intro, thanks: words.thanks },
    fields: [
      { key: 'first', of: 'contact', field: 'firstName', label: words.first },
      { key: 'last', of: 'contact', field: 'lastName', label: words.last, required: true },
      { key: 'email', of: 'contact', field: 'emails', label: words.email, required: true },
      { key: 'company', of: 'company', field: 'name', label: words.company },
      { key: 'topic', of: 'form', input: 'choice', label: words.topic, choices: words.topics },
      { key: 'cups', of: 'form', label: words.machine, when: { key: 'topic', is: words.topics[1] } },
      { key: 'message', of: 'form', input: 'paragraph', label: words.message },
    ],
  })
}

/** More look than send, most of them at the beginning of a week. */
async function seedViews({ ctx, today }: Seed, formId: string): Promise<void> {
  const days = Array.from({ length: DAYS }, (_, ago) => daysBefore(today, ago))
  await ctx.db
    .insertInto('formViews')
    .values(
      days.map((day) => ({
        ...{ workspaceId: ctx.workspaceId, formId, day: day.toISOString().slice(0, 10) },
        views: 4 + ((day.getUTCDate() * 7) % 9) + (day.getUTCDay() === 1 ? 6 : 0),
      })),
    )
    .execute()
}

/** Every fourth is somebody known; one fell into the trap. */
async function send(seed: Seed, formId: string, number: number, words: Words): Promise<void> {
  const { faker, contacts } = seed
  const at = new Date(
    daysBefore(seed.today, DAYS - 1 - Math.floor((number * (DAYS - 2)) / SENT)).getTime() - number * 1_700_000,
  )
  const ctx = inLightOf(seed.at(at).ctx, { actor: { kind: 'customer', id: null }, userId: null })
  const form = await storedForm(ctx, formId)
  if (!form) throw new Error('The form of the demo is gone')
  const trapped = number === 5
  const known = number % 4 === 3 ? await emailOf(ctx, contacts[number * 3]?.id) : undefined
  const [first, last] = trapped ? ['Seo', 'Offer'] : [faker.person.firstName(), faker.person.lastName()]
  const isMachine = number % 3 === 1
  const values = new Map([
    ...(known ? [] : [['first', [first]] as const]),
    ['last', [last]] as const,
    ['email', [known ?? faker.internet.email({ firstName: first, lastName: last, provider: 'post.example' })]] as const,
    ...(number % 2 === 0 && !trapped ? [['company', [`Café ${last}`]] as const] : []),
    ['topic', [words.topics[number % 3] ?? '']] as const,
    ...(isMachine ? [['cups', [String(60 + number * 10)]] as const] : []),
    ['message', [words.said[number % 3] ?? '']] as const,
  ])
  const origin = origins[number % origins.length] ?? {}
  await takeSubmission(
    ctx,
    form,
    { token: uuidv7(), values, files: new Map(), agreed: true, trapped, origin },
    'http://kith.invalid',
  )
}

async function emailOf(ctx: Ctx, contactId: string | undefined): Promise<string | undefined> {
  if (!contactId) return undefined
  const found = await ctx.db
    .selectFrom('contacts')
    .select('emails')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', contactId)
    .executeTakeFirst()
  const [email] = Array.isArray(found?.emails) ? found.emails : []
  return typeof Object(email).value === 'string' ? Object(email).value : undefined
}

const daysBefore = (date: Date, days: number) => new Date(date.getTime() - days * 86_400_000)
