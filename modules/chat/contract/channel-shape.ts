import { z } from 'zod'
import { Id } from '#platform/http/endpoint'
import { languages } from '#platform/i18n/translate'
import { text } from '#platform/objects/text'

const Name = text(120).pipe(z.string().min(1, { error: 'A chat has a name' }))
const Color = z.string().regex(/^#[0-9a-f]{6}$/, { error: 'A colour is written as #0b635d' })

/** `https://shop.example`, as a browser says where a page is from. */
const Origin = z
  .string()
  .max(300)
  .refine(isOrigin, { error: 'Not an origin', params: { mend: 'Write it as https://shop.example, without a path.' } })

function isOrigin(given: string): boolean {
  return URL.canParse(given) && /^https?:/.test(given) && new URL(given).origin === given
}

const Words = z.strictObject({
  title: text(60).default('').describe('Empty: the name of the business'),
  greeting: text(300).default('').describe('What stands above an empty chat'),
  away: text(300).default('').describe('What stands there while nobody is in'),
})

const asked = z.enum(['no', 'asked', 'required'])

const Question = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9]{0,29}$/, { error: 'A key has small letters and digits' }),
  label: text(120).pipe(z.string().min(1, { error: 'A question has words' })),
  required: z.boolean().default(false),
  choices: z
    .array(text(120).pipe(z.string().min(1)))
    .max(20)
    .default([])
    .describe('Without any it takes a line of text'),
})

const Assistant = z.strictObject({
  isOn: z.boolean().default(false),
  name: text(60).default('').describe('Empty: Assistant, in the visitor’s language'),
  orders: z.boolean().default(true).describe('Says how an order stands, to whoever knows its number and mail'),
  hours: z.boolean().default(true).describe('Says when you are open'),
  bookingUrl: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ }).max(1_000)])
    .default('')
    .describe('Where one books an appointment; empty: it offers none'),
  sensitive: z
    .array(text(60).pipe(z.string().min(2)))
    .max(50)
    .default([])
    .describe('Words that are for people alone, beside those no machine decides on'),
})

export const ChatContent = z.strictObject({
  color: Color.default('#0b635d'),
  corner: z.enum(['right', 'left']).default('right'),
  languages: z
    .array(z.enum(languages))
    .min(1)
    .refine((all) => new Set(all).size === all.length, { error: 'A language stands there twice' })
    .default(['en', 'de'])
    .describe('The first holds for whoever speaks none of them'),
  words: z.strictObject({ en: Words.prefault({}), de: Words.prefault({}) }).prefault({}),
  name: asked.default('asked'),
  email: asked.default('asked'),
  questions: z
    .array(Question)
    .max(5)
    .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, { error: 'A key stands there twice' })
    .default([])
    .describe('What is asked before, beside name and email'),
  origins: z.array(Origin).max(20).default([]).describe('The websites it may stand on; no other is answered'),
  files: z.boolean().default(true).describe('Visitors may send files'),
  assistant: Assistant.prefault({}),
})
export type ChatContent = z.output<typeof ChatContent>

const parts = { name: Name, calendarId: Id.nullable(), teamId: Id.nullable() }

export const ChannelDraft = z.strictObject({
  ...parts,
  content: ChatContent.prefault({}),
  calendarId: parts.calendarId.default(null),
  teamId: parts.teamId.default(null),
})
export type ChannelDraft = z.output<typeof ChannelDraft>

export const ChannelPatch = z
  .strictObject({ ...parts, state: z.enum(['off', 'on']), content: ChatContent })
  .partial()
  .extend({ id: Id, version: z.int().optional().describe('As seen; another one is a version_conflict') })
export type ChannelPatch = z.output<typeof ChannelPatch>

export const Channel = z.object({
  id: z.uuid(),
  name: z.string(),
  state: z.enum(['off', 'on']),
  content: ChatContent,
  calendarId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
  version: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  word: z.string().describe('Names the chat in its script tag'),
  script: z.string().describe('The tag to put into pages'),
  figures: z.object({ visitors: z.int(), conversations: z.int() }).describe('Of the last thirty days'),
})
export type Channel = z.output<typeof Channel>
