import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'
import { audiences } from '../objects/article.ts'
import { Body, Language, Title } from './translations.ts'

/** What readers searched for in vain. */
export const articleGapsContract = {
  list: endpoint({
    method: 'GET',
    path: '/article-gaps',
    summary: 'What was searched for in the help centre and not found, the most wanted first; nothing says by whom',
    permission: 'articles.read',
    input: z.strictObject({ days: z.coerce.number().int().min(1).max(365).default(90) }),
    output: z.object({
      items: z.array(
        z.object({
          language: z.string(),
          words: z.string(),
          searches: z.int(),
          lastOn: z.string().describe('The day'),
        }),
      ),
      searches: z.int().describe('All searches of these days'),
      inVain: z.int().describe('Those of them that found nothing'),
      tickets: z
        .array(
          z.object({
            type: z.string().nullable(),
            name: z.string().nullable().describe('Of the type'),
            tickets: z.int(),
            latest: z.array(z.object({ id: z.uuid(), number: z.string(), subject: z.string() })),
          }),
        )
        .describe('Tickets of these days in which no article was sent, by their type, the most frequent first'),
    }),
    example: {},
  }),
  close: endpoint({
    method: 'POST',
    path: '/article-gaps',
    summary:
      'Put a gap away: it was written about, or is none of ours. It comes back when it is searched for in vain again on a later day',
    permission: 'articles.update',
    input: z.strictObject({
      language: Language,
      words: text(100).pipe(z.string().min(1)),
      articleId: Id.optional().describe('The article that answers it'),
    }),
    output: z.object({ words: z.string() }),
    refusals: ['record_not_found'],
    example: { language: 'en', words: 'descale the machine' },
  }),
}

const Name = text(200).pipe(z.string().min(1))

/** Articles out of files. */
export const articleImportsContract = {
  create: endpoint({
    method: 'POST',
    path: '/article-imports',
    summary:
      'Take in articles from Markdown and HTML files, as drafts. Front matter says title, summary, slug, language, category, audience and redirect_from; brewing.md and brewing.de.md are one article. A file taken in before changes the draft it became',
    permission: 'articles.create',
    input: z.strictObject({
      language: Language.describe('Of files that do not say it'),
      audience: z.enum(audiences).default('public'),
      categoryId: Id.nullable().default(null),
      files: z
        .array(z.strictObject({ name: Name, content: text(500_000) }))
        .min(1)
        .max(50),
      pictures: z
        .array(z.strictObject({ name: Name, fileId: Id }))
        .max(500)
        .default([])
        .describe('Files of the workspace, by the names the articles know them by'),
    }),
    output: z.object({
      items: z.array(
        z.object({
          name: z.string(),
          status: z.enum(['created', 'updated', 'failed']),
          articleId: z.uuid().nullable(),
          title: z.string(),
          language: z.string(),
          why: z.enum(['empty', 'tooMuch', 'frontMatter', 'forbidden']).nullable(),
          leftOut: z.int().describe('Pictures that lie elsewhere'),
        }),
      ),
    }),
    example: { language: 'en', files: [{ name: 'moka.md', content: '# Brew a moka pot\n\nWater to the valve.' }] },
  }),
}

/** The page of an article that is being written. */
export const articlePreviewsContract = {
  create: endpoint({
    method: 'POST',
    path: '/article-previews',
    summary: 'The page of an article that is being written, as HTML',
    permission: 'articles.read',
    input: z.strictObject({ language: Language, title: Title, summary: text(500).default(''), body: Body }),
    output: z.object({ html: z.string() }),
    example: { language: 'en', title: 'Brew a moka pot', body: '<p>Water to the valve.</p>' },
  }),
}
