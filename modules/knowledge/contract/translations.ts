import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'
import { articleLanguages } from '../domain/languages.ts'

export const Language = z.enum(articleLanguages)
export const Slug = text(80).pipe(
  z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'An address has small letters and digits, parted by hyphens' }),
)
export const Title = text(200).pipe(z.string().min(1, { error: 'It needs a title' }))
export const Body = text(300_000).describe('HTML; what an article cannot have is taken out of it')

export const Translation = z.object({
  language: z.string(),
  title: z.string(),
  summary: z.string(),
  body: z.string(),
  slug: z.string(),
  version: z.int(),
  changedBy: z.uuid().nullable(),
  changedAt: z.string(),
  published: z
    .object({
      number: z.int(),
      title: z.string(),
      slug: z.string(),
      publishedAt: z.string(),
      publishedBy: z.uuid().nullable(),
    })
    .nullable(),
  hasChanges: z.boolean().describe('The draft is another than what is published'),
  formerSlugs: z.array(z.string()).describe('Addresses it had: they lead on'),
})
export type Translation = z.output<typeof Translation>

export const ArticleVersion = z.object({
  number: z.int(),
  title: z.string(),
  summary: z.string(),
  body: z.string(),
  slug: z.string(),
  publishedBy: z.uuid().nullable(),
  publishedAt: z.string(),
})
export type ArticleVersion = z.output<typeof ArticleVersion>

const someId = '00000000-0000-7000-8000-000000000000'
const place = z.strictObject({ id: Id, language: Language })
const example = { id: someId, language: 'en' as const }
const one = '/articles/{id}/translations/{language}' as const

/** An article in its languages. */
export const articleTranslationsContract = {
  list: endpoint({
    method: 'GET',
    path: '/articles/{id}/translations',
    summary: 'An article in every language it is written in: its drafts, and what of them is published',
    permission: 'articles.read',
    input: z.strictObject({ id: Id }),
    output: z.object({ items: z.array(Translation) }),
    refusals: ['record_not_found'],
    example: { id: someId },
  }),
  save: endpoint({
    method: 'PUT',
    path: one,
    summary: 'Write the draft of a language, begun where there is none; what is published stays until it is published',
    permission: 'articles.update',
    input: place.extend({
      title: Title,
      summary: text(500).default(''),
      body: Body,
      slug: Slug.optional().describe('The end of its address; made of the title where absent'),
      version: z.int().optional().describe('As seen, 0 for a new one; another one is a version_conflict'),
    }),
    output: Translation,
    refusals: ['record_not_found', 'version_conflict', 'forbidden'],
    example: { ...example, title: 'Brew a moka pot', body: '<p>Water to the valve, then <strong>80 °C</strong>.</p>' },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: one,
    summary: 'Take a language out of an article; not the one it was begun in, and none that is published',
    permission: 'articles.update',
    input: place,
    output: z.object({ items: z.array(Translation) }),
    refusals: ['record_not_found', 'article_translation_not_found'],
    example: { ...example, language: 'de' },
  }),
}

/** What is published of articles, now and before. */
export const articlePublicationsContract = {
  create: endpoint({
    method: 'POST',
    path: `${one}/publications`,
    summary: 'Publish the draft: it is kept as a version, and readers see it',
    permission: 'articles.update',
    input: place,
    output: Translation,
    refusals: ['record_not_found', 'article_translation_not_found', 'article_archived', 'forbidden'],
    example,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${one}/publications`,
    summary: 'Take a language off the help centre; its versions stay',
    permission: 'articles.update',
    input: place,
    output: Translation,
    refusals: ['record_not_found', 'article_translation_not_found', 'forbidden'],
    example,
  }),
  versions: endpoint({
    method: 'GET',
    path: `${one}/versions`,
    summary: 'Everything that was published in a language, newest first; at most 100',
    permission: 'articles.read',
    input: place,
    output: z.object({ items: z.array(ArticleVersion) }),
    refusals: ['record_not_found'],
    example,
  }),
  restore: endpoint({
    method: 'POST',
    path: `${one}/versions/{number}/restorations`,
    summary: 'Make an old version the draft again',
    permission: 'articles.update',
    input: place.extend({ number: z.coerce.number().int().min(1).max(1_000_000) }),
    output: Translation,
    refusals: ['record_not_found', 'article_translation_not_found', 'article_version_not_found', 'forbidden'],
    example: { ...example, number: 1 },
  }),
}

/** Addresses that lead on to an article: those it had, and those somebody adds, such as of a former help centre. */
export const articleAddressesContract = {
  create: endpoint({
    method: 'POST',
    path: `${one}/addresses`,
    summary: 'Let another address of the help centre lead on to an article',
    permission: 'articles.update',
    input: place.extend({ slug: Slug }),
    output: Translation,
    refusals: ['record_not_found', 'article_translation_not_found', 'article_address_taken', 'forbidden'],
    example: { ...example, slug: 'moka-pot' },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${one}/addresses/{slug}`,
    summary: 'Let an address lead on no longer; not the one at which the article stands',
    permission: 'articles.update',
    input: place.extend({ slug: Slug }),
    output: Translation,
    refusals: ['record_not_found', 'article_translation_not_found', 'article_address_in_use', 'forbidden'],
    example: { ...example, slug: 'moka-pot' },
  }),
}
