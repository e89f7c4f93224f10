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
  help_address_taken: {
    status: 409,
    title: 'Another help centre stands at “{address}”',
    mend: 'Choose another address.',
  },
} as const
