import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { languageOf } from '#platform/i18n/translate'
import type { Seed } from '#platform/objects/seed'
import { saveCategories } from './domain/categories.ts'
import { findCentre } from './domain/centre.ts'
import { publishTranslation } from './domain/publish.ts'
import { saveCentre } from './domain/save-centre.ts'
import { saveTranslation } from './domain/translations.ts'
import { articles, searches, topics } from './seed-words.ts'

const both = ['en', 'de'] as const
type Language = (typeof both)[number]

/** A help centre in two languages with its topics and articles, who read them, and what was searched for in vain. */
export async function seedKnowledge(seed: Seed): Promise<void> {
  const { ctx, today } = seed
  const own = languageOf(ctx.workspace.locale)
  // A business that has its own keeps it.
  if ((await findCentre(ctx)).version > 0) return
  await openCentre(ctx, own)
  const categories = topics.map(({ id, icon, name, about }) => ({
    id,
    icon,
    parentId: null,
    names: namesOf(name, about),
  }))
  await saveCategories(ctx, { items: categories })
  const ids = await seed.at(daysBefore(today, 60)).create(
    'article',
    articles.map(({ topic, audience, title, body }, at) => ({
      ...{ title: title[body[own] ? own : 'en'], language: body[own] ? own : 'en', audience: audience ?? 'public' },
      ...{ categoryId: topics.find(({ key }) => key === topic)?.id, ownerId: seed.sellers[at % seed.sellers.length] },
      // Two are due by now.
      ...(at % 5 === 1 ? { reviewOn: daysBefore(today, 4).toISOString().slice(0, 10) } : {}),
    })),
  )
  for (const [at, id] of ids.entries()) await write(seed.at(daysBefore(today, 50 - at * 3)).ctx, id, at)
  await seedReaders(ctx, ids)
}

const namesOf = (name: Record<Language, string>, about: Record<Language, string>) => ({
  en: { name: name.en, about: about.en },
  de: { name: name.de, about: about.de },
})

async function openCentre(ctx: Ctx, own: Language): Promise<void> {
  const { name } = ctx.workspace
  await saveCentre(ctx, {
    ...{ isOn: true, languages: [own, own === 'de' ? 'en' : 'de'], colour: null, logo: null, reviewMonths: 6 },
    words: {
      en: { name, title: '', intro: '', asked: ['damaged parcel', 'pause a box', 'grind size'] },
      de: { name, title: '', intro: '', asked: ['Paket beschädigt', 'Abo pausieren', 'Mahlgrad'] },
    },
    links: [{ label: own === 'de' ? 'Zum Laden' : 'Shop', address: 'https://hafenkaffee.example' }],
  })
}

async function write(ctx: Ctx, id: string, at: number): Promise<void> {
  const article = articles[at]
  if (!article) return
  for (const language of both) {
    const body = article.body[language]
    if (!body) continue
    await saveTranslation(ctx, {
      id,
      language,
      title: article.title[language],
      summary: article.summary[language],
      body,
    })
    if (!article.isDraft) await publishTranslation(ctx, { id, language })
  }
}

async function seedReaders(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const { workspaceId } = ctx
  const read = ids.map((id, at) => {
    const [views = 0, helpful = 0, unhelpful = 0] = articles[at]?.read ?? []
    return { id, views, helpful, unhelpful }
  })
  const rows = sql`jsonb_to_recordset(${JSON.stringify(read)}::jsonb) as r(id uuid, views int, helpful int, unhelpful int)`
  await sql`update articles a set views = r.views * 5, helpful = r.helpful, unhelpful = r.unhelpful from ${rows}
    where a.workspace_id = ${workspaceId} and a.id = r.id`.execute(ctx.db)
  await sql`insert into article_views (workspace_id, article_id, day, views)
    select ${workspaceId}, r.id, ${ctx.now().toISOString()}::timestamptz::date - d, greatest(1, r.views / 7 + (d * 3) % 4)
      from ${rows} cross join generate_series(0, 34) d where r.views > 0`.execute(ctx.db)
  await sql`insert into article_votes (workspace_id, article_id, visitor, language, is_helpful, at)
    select ${workspaceId}, r.id, decode(md5(r.id || ' ' || n), 'hex'), 'en', n <= r.helpful, ${ctx.now().toISOString()}
      from ${rows} cross join lateral generate_series(1, r.helpful + r.unhelpful) n`.execute(ctx.db)
  const asked = both.flatMap((language) =>
    searches[language].map(([words, count, found]) => ({ language, words, count, found })),
  )
  await sql`insert into article_searches (workspace_id, day, language, words, searches, found)
    select ${workspaceId}, ${ctx.now().toISOString()}::timestamptz::date - d * 9, s.language, s.words, greatest(1, s.count / 3), s.found
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as s(language text, words text, count int, found int)
      cross join generate_series(0, 2) d`.execute(ctx.db)
}

const daysBefore = (day: Date, days: number) => new Date(day.getTime() - days * 86_400_000)

/** What the demo set up beside its articles goes before them, as far as nobody has made it their own. */
export async function forgetDemoKnowledge(ctx: Ctx, loadId: string): Promise<void> {
  const { workspaceId } = ctx
  const ids = topics.map(({ id }) => id)
  const own = sql`select a.category_id from articles a where a.workspace_id = ${workspaceId} and not exists (
    select from events e where e.workspace_id = a.workspace_id and e.record_id = a.id and e.type = 'article.created' and e.cause_id = ${loadId})`
  await sql`delete from article_categories c where c.workspace_id = ${workspaceId} and c.id = any (${ids}::uuid[])
    and not exists (${own} and a.category_id = c.id::text)
    and not exists (select from article_categories p where p.workspace_id = c.workspace_id and p.parent_id = c.id)`.execute(
    ctx.db,
  )
  const gone = await sql`delete from help_centres h where h.workspace_id = ${workspaceId} and h.version = 1
    and exists (select from events e where e.workspace_id = h.workspace_id and e.type = 'helpCentre.changed' and e.cause_id = ${loadId})
    and not exists (${own}) returning 1`.execute(ctx.db)
  if (gone.rows.length === 0) return
  for (const table of ['article_searches', 'article_words', 'article_gaps_closed'])
    await sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId}`.execute(ctx.db)
}
