/** Expected noes about articles and the help centre; a part of the closed list in `refusals.ts`. */
export const knowledgeRefusals = {
  article_translation_not_found: {
    status: 404,
    title: 'The article is not written in {language}',
    mend: 'See GET /api/v1/articles/{id}/translations.',
  },
  article_version_not_found: {
    status: 404,
    title: 'There is no version {number}',
    mend: 'See GET /api/v1/articles/{id}/translations/{language}/versions.',
  },
  article_archived: {
    status: 409,
    title: 'This article was put away',
    mend: 'Take it out again first: DELETE /api/v1/articles/{id}/archive.',
  },
  article_address_taken: {
    status: 409,
    title: 'Another article has the address “{slug}”',
    mend: 'Choose another one, or remove it there.',
  },
  article_address_in_use: {
    status: 409,
    title: 'The article stands at “{slug}”',
    mend: 'Publish it at another address first; this one then leads on and can be removed.',
  },
  help_address_taken: {
    status: 409,
    title: 'Another help centre stands at “{address}”',
    mend: 'Choose another address.',
  },
} as const
