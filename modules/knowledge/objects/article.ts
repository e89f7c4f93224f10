import {
  date,
  dateTime,
  number,
  optionalSelect,
  requiredText,
  select,
  tags,
  textField,
  user,
  workspaceSelect,
} from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { articleChoices } from '../domain/article-choices.ts'
import { articleLanguages } from '../domain/languages.ts'
import { articlesBefore, articlesWritten } from '../domain/write-articles.ts'

export const audiences = ['public', 'customers', 'staff'] as const
const reckoned = { readonly: true } as const

/** An answer that customers or colleagues look up. Its words stand in `article_translations`, one row for each language. */
export const article = objectType({
  name: 'article',
  plural: 'articles',
  module: 'knowledge',
  table: 'articles',
  icon: 'book',
  title: ['title'],
  namedAfter: ['externalId'],
  defaultSort: '-updatedAt',
  choices: articleChoices,
  fields: {
    title: requiredText({ searchable: true, synonyms: ['name', 'subject', 'titel'] }),
    categoryId: workspaceSelect([], { synonyms: ['category', 'section', 'kategorie'] }),
    audience: select(audiences, { default: 'public', synonyms: ['visibility', 'zielgruppe'] }),
    status: select(['draft', 'published', 'archived'], { default: 'draft', readonly: true }),
    language: optionalSelect(articleLanguages, { synonyms: ['locale', 'sprache'] }),
    languages: tags({ readonly: true, default: [] }),
    ownerId: user({ synonyms: ['owner', 'author', 'autor', 'besitzer'] }),
    reviewOn: date({ synonyms: ['review', 'review date', 'expires', 'prüfen am'] }),
    publishedAt: dateTime(reckoned),
    views: number({ readonly: true, default: 0 }),
    helpful: number({ readonly: true, default: 0 }),
    unhelpful: number({ readonly: true, default: 0 }),
    externalId: textField({ key: 'externalId' }),
  },
  timeline: () => ({}),
  beforeWrite: articlesBefore,
  afterWrite: articlesWritten,
})
