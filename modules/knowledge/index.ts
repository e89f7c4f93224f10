import type { Route } from '#platform/http/route'
import { objectRoutes } from '#platform/objects/object-routes'
import { articleVerbs } from './api/routes.ts'
import {
  articleCoursesContract,
  articlePassagesContract,
  articlesContract,
  articleUsesContract,
} from './contract/articles.ts'
import { articleCategoriesContract, helpCentreContract } from './contract/centre.ts'
import {
  articleAddressesContract,
  articlePublicationsContract,
  articleTranslationsContract,
} from './contract/translations.ts'
import { articleGapsContract, articleImportsContract, articlePreviewsContract } from './contract/work.ts'
import { article } from './objects/article.ts'
import './events.ts'
import './first-acts.ts'

export const knowledgeContracts = {
  articles: articlesContract,
  articleTranslations: articleTranslationsContract,
  articlePublications: articlePublicationsContract,
  articleAddresses: articleAddressesContract,
  articleCourses: articleCoursesContract,
  articlePassages: articlePassagesContract,
  articleUses: articleUsesContract,
  articleCategories: articleCategoriesContract,
  helpCentre: helpCentreContract,
  articleGaps: articleGapsContract,
  articleImports: articleImportsContract,
  articlePreviews: articlePreviewsContract,
}

export const knowledgeObjects = [article]

export { listPassages } from './domain/list-passages.ts'
export { type Audience, type FoundPassage, searchArticles } from './domain/search-articles.ts'
export { noteUse } from './domain/uses.ts'

export { knowledgeTasks } from './jobs/tasks.ts'
export { mountHelp } from './page/serve-help.ts'
export { forgetDemoKnowledge, seedKnowledge } from './seed.ts'

export const knowledgeRoutes: Route[] = [...objectRoutes(article, articlesContract), ...articleVerbs]
