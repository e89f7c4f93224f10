import { type Route, routes } from '#platform/http/route'
import { articleCoursesContract, articlePassagesContract, articleUsesContract } from '../contract/articles.ts'
import { articleCategoriesContract, helpCentreContract } from '../contract/centre.ts'
import {
  articleAddressesContract,
  articlePublicationsContract,
  articleTranslationsContract,
} from '../contract/translations.ts'
import { articleGapsContract, articleImportsContract, articlePreviewsContract } from '../contract/work.ts'
import { listCategories, saveCategories } from '../domain/categories.ts'
import { closeGap, listGaps } from '../domain/gaps.ts'
import { importArticles } from '../domain/import/import-articles.ts'
import { listPassages } from '../domain/list-passages.ts'
import { archiveArticle, publishTranslation, reviewArticle, unpublishTranslation } from '../domain/publish.ts'
import { addRedirect, removeRedirect } from '../domain/redirects.ts'
import { describeCentre, saveCentre } from '../domain/save-centre.ts'
import { listTranslations, removeTranslation, saveTranslation } from '../domain/translations.ts'
import { listUses, noteUse } from '../domain/uses.ts'
import { listVersions, restoreVersion } from '../domain/versions.ts'
import { previewArticle } from '../page/preview.ts'

export const articleVerbs: Route[] = [
  ...routes(articleTranslationsContract, {
    list: listTranslations,
    save: saveTranslation,
    remove: removeTranslation,
  }),
  ...routes(articlePublicationsContract, {
    create: publishTranslation,
    remove: unpublishTranslation,
    versions: listVersions,
    restore: restoreVersion,
  }),
  ...routes(articleAddressesContract, { create: addRedirect, remove: removeRedirect }),
  ...routes(articleCoursesContract, {
    archive: (ctx, { id }) => archiveArticle(ctx, { id, away: true }) as never, // a record of its type
    unarchive: (ctx, { id }) => archiveArticle(ctx, { id, away: false }) as never,
    review: (ctx, one) => reviewArticle(ctx, one) as never,
  }),
  ...routes(articlePassagesContract, { list: (ctx, search, { kith }) => listPassages(ctx, kith, search) }),
  ...routes(articleUsesContract, { list: listUses, create: noteUse }),
  ...routes(articleGapsContract, { list: listGaps, close: closeGap }),
  ...routes(articleImportsContract, { create: importArticles }),
  ...routes(articlePreviewsContract, { create: previewArticle }),
  ...routes(articleCategoriesContract, { list: listCategories, set: saveCategories }),
  ...routes(helpCentreContract, {
    get: (ctx, _, { kith }) => describeCentre(ctx, kith),
    set: (ctx, draft, { kith }) => saveCentre(ctx, draft as never).then(() => describeCentre(ctx, kith)),
  }),
]
