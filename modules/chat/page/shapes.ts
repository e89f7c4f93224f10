import { z } from 'zod'
import { refusalOfInput } from '#platform/http/problem'
import { text } from '#platform/objects/text'

const Answers = z.strictObject({
  name: text(120).optional(),
  email: z
    .string()
    .max(320)
    .regex(/^[^\s<>@,;:"]+@[^\s<>@,;:"]+$/, 'No address of one mailbox')
    .optional(),
  own: z.record(z.string().max(30), text(500)).optional(),
})

/** Pages with more than a page's address in it are cut: what stands after # is often a secret. */
const Url = text(4_000).transform((url) => url.split('#')[0]?.slice(0, 2_000) ?? '')
const Page = z.strictObject({ url: Url, title: text(1_000).transform((title) => title.slice(0, 300)) })

/** What widgets send. */
export const shapes = {
  begin: z.strictObject({
    language: z.string().max(35).default(''),
    identity: z.string().max(8_000).optional(),
    answers: Answers.default({}),
    page: Page.optional(),
  }),
  say: z
    .strictObject({
      key: z.uuid().toLowerCase(),
      text: text(4_000).default(''),
      fileIds: z.array(z.uuid().toLowerCase()).max(5).default([]),
    })
    .refine(({ text, fileIds }) => text !== '' || fileIds.length > 0, { error: 'Say something', path: ['text'] }),
  since: z.object({ since: z.coerce.number().int().min(0).max(2_147_483_647).default(0) }),
  typing: z.strictObject({ typing: z.boolean() }),
  page: Page,
  read: z.strictObject({ line: z.int().min(0).max(2_147_483_647) }),
  order: z.strictObject({
    number: text(60).pipe(z.string().min(1)),
    email: text(320).pipe(z.string().min(3)),
  }),
  rate: z.strictObject({ helpful: z.boolean() }),
  answer: z.object({ answerId: z.uuid().toLowerCase() }),
  choice: z.strictObject({ value: z.int().min(-100).max(100) }),
  inquiry: z.object({ inquiryId: z.uuid().toLowerCase() }),
  file: z.object({ fileId: z.uuid().toLowerCase() }),
  language: z.object({ language: z.string().max(35).default('') }),
}

/** @throws Refusal invalid_input that names what is wrong */
export function readShape<S extends z.ZodType>(shape: S, given: unknown): z.output<S> {
  const read = shape.safeParse(given ?? {})
  if (!read.success) throw refusalOfInput(read.error)
  return read.data
}
