import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'

export const modelProblems = [
  'not_https',
  'private',
  'unreachable',
  'slow',
  'key_refused',
  'model_unknown',
  'failed',
  'no_answer',
] as const
export type ModelProblem = (typeof modelProblems)[number]

const plain = (url: URL) => !url.username && !url.password && !url.search && !url.hash

/** As providers write it, or with the path that they document: https://models.example/v1. */
const Address = z
  .url({ protocol: /^https?$/, error: 'Not an address of the web' })
  .max(500)
  .refine((given) => URL.canParse(given) && plain(new URL(given)), {
    error: 'An address without a password, ? and #',
    params: { mend: 'Write it as https://models.example/v1; the key has its own field.' },
  })
  .transform((given) => given.replace(/\/+$/, '').replace(/\/chat\/completions$/, ''))
const Model = text(200)
const Key = z
  .string()
  .max(1_000)
  .regex(/^[\x21-\x7e]+$/, { error: 'A key is one word of plain letters, digits and signs' })

const Settings = z.object({
  isOn: z.boolean(),
  baseUrl: z.string(),
  model: z.string(),
  hasKey: z.boolean().describe('A key is kept, encrypted; nobody is shown it'),
  lastProblem: z.enum(modelProblems).nullable().describe('What went wrong last, until it goes well again'),
  lastProblemAt: z.string().nullable(),
  figures: z
    .object({ phrased: z.int(), refused: z.int(), failed: z.int() })
    .describe('In 30 days: worded, refused as not from its sources or as no answer, and without an answer'),
})
export type ModelSettings = z.output<typeof Settings>

export const ModelPatch = z
  .strictObject({
    isOn: z.boolean(),
    baseUrl: z.union([z.literal(''), Address]),
    model: Model,
    key: Key.nullable().describe('Left out: as it is, while the server stays the same. Null: none'),
  })
  .partial()
export type ModelPatch = z.output<typeof ModelPatch>

const Trial = z.strictObject({
  baseUrl: Address,
  model: Model.pipe(z.string().min(1, { error: 'A model has a name' })),
  key: Key.nullable().optional().describe('Left out: the kept one, for the server it was kept for'),
})
export type Trial = z.output<typeof Trial>

/** The language model by which the assistant of the chat may word what stands in its sources. */
export const assistantModel = {
  get: endpoint({
    method: 'GET',
    path: '/assistant-model',
    summary: 'By which language model the assistant words its answers, and how that goes',
    permission: 'settings',
    input: z.strictObject({}),
    output: Settings,
    example: {},
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/assistant-model',
    summary:
      'Change what is given of it. Questions and found passages go to it, without email addresses and long numbers',
    permission: 'settings',
    input: ModelPatch,
    output: Settings,
    refusals: ['assistant_model_incomplete', 'assistant_model_private'],
    example: { isOn: true, baseUrl: 'https://models.example/v1', model: 'small-8b', key: 'from-the-provider' },
  }),
}

export const assistantModelTrials = {
  create: endpoint({
    method: 'POST',
    path: '/assistant-model-trials',
    summary: 'Have a model word a made-up answer; nothing is kept, and nothing of a customer’s leaves',
    permission: 'settings',
    input: Trial,
    output: z.object({
      problem: z
        .enum([...modelProblems, 'ungrounded'])
        .nullable()
        .describe('null: it works'),
      said: z.string().describe('The answer; else what the endpoint said'),
      tookMs: z.int(),
    }),
    example: { baseUrl: 'https://models.example/v1', model: 'small-8b' },
  }),
}
