import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { objectContract } from '#platform/objects/object-contract'
import { recordShape } from '#platform/objects/object-type'
import { text } from '#platform/objects/text'
import { article, audiences } from '../objects/article.ts'
import { Language } from './translations.ts'

export const articlesContract = objectContract(article, { title: 'Brew a moka pot' })

const someId = '00000000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })
const Article = recordShape(article.fields)

/** What is done with an article as a whole. */
export const articleCoursesContract = {
  archive: endpoint({
    method: 'PUT',
    path: '/articles/{id}/archive',
    summary: 'Put an article away: it shows to no reader, and nothing of it is lost',
    permission: 'articles.update',
    input: one,
    output: Article,
    refusals: ['record_not_found', 'forbidden'],
    example: { id: someId },
  }),
  unarchive: endpoint({
    method: 'DELETE',
    path: '/articles/{id}/archive',
    summary: 'Take an article out again: what was published of it is published',
    permission: 'articles.update',
    input: one,
    output: Article,
    refusals: ['record_not_found', 'forbidden'],
    example: { id: someId },
  }),
  review: endpoint({
    method: 'POST',
    path: '/articles/{id}/reviews',
    summary: 'Say that an article was read and is right; it is due again after the months of the help centre',
    permission: 'articles.update',
    input: one,
    output: Article,
    refusals: ['record_not_found', 'forbidden'],
    example: { id: someId },
  }),
}

const Passage = z.object({
  articleId: z.uuid(),
  title: z.string(),
  summary: z.string(),
  language: z.string().describe('The one asked for, or the one that others fall back to'),
  slug: z.string(),
  audience: z.enum(audiences),
  heading: z.string().describe('The heading it stands below; empty: the beginning'),
  anchor: z.string(),
  text: z.string(),
  score: z.number().describe('Which part of what was asked stands in it, by the weight of its words: 0 to 1'),
  address: z.string().nullable().describe('Where a customer reads it; null: nowhere, as it is for colleagues'),
})

/** Answers to what is asked. */
export const articlePassagesContract = {
  list: endpoint({
    method: 'GET',
    path: '/article-passages',
    summary: 'The passages of published articles that answer a question best, one of each article',
    permission: 'articles.read',
    input: z.strictObject({
      words: text(1_000),
      language: Language.optional().describe('The reader’s; the help centre’s first where absent'),
      audience: z.enum(audiences).default('staff').describe('Who is to read it; staff reads all'),
      limit: z.coerce.number().int().min(1).max(20).default(5),
    }),
    output: z.object({ items: z.array(Passage) }),
    example: { words: 'How do I clean the grinder?' },
  }),
}

const Source = {
  kind: z.string().regex(/^[a-z]{1,30}$/, { error: 'The kind of a place as conversation or ticket' }),
  sourceId: Id,
}

/** Where articles were sent. */
export const articleUsesContract = {
  list: endpoint({
    method: 'GET',
    path: '/article-uses',
    summary: 'Which articles were sent in a conversation, or about a ticket',
    permission: 'articles.read',
    input: z.strictObject(Source),
    output: z.object({
      items: z.array(z.object({ articleId: z.uuid(), title: z.string(), language: z.string(), usedAt: z.string() })),
    }),
    example: { kind: 'conversation', sourceId: someId },
  }),
  create: endpoint({
    method: 'POST',
    path: '/articles/{id}/uses',
    summary: 'Note that an article was sent in a conversation, or about a ticket; once for each',
    permission: 'articles.read',
    input: one.extend({ ...Source, language: Language }),
    output: z.object({ articleId: z.uuid() }),
    refusals: ['record_not_found'],
    example: { id: someId, kind: 'conversation', sourceId: someId, language: 'en' },
  }),
}
