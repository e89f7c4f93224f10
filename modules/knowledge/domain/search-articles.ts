import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { findCentre } from './centre.ts'
import { stemmerOf } from './languages.ts'

/** Who may read what is found: each sees what those before it see. */
export type Audience = 'public' | 'customers' | 'staff'
export const audiencesOf: Record<Audience, readonly Audience[]> = {
  public: ['public'],
  customers: ['public', 'customers'],
  staff: ['public', 'customers', 'staff'],
}

export interface ArticleSearch {
  /** A question, a sentence, or words. */
  words: string
  /** The reader's; what has no translation in it is found in that of the help centre. */
  language: string
  audience: Audience
  limit: number
}

/** The passage of an article that answers best; one of each article. */
export interface FoundPassage {
  articleId: string
  title: string
  summary: string
  /** Which language it is in: the one asked for, or the one fallen back to. */
  language: string
  slug: string
  audience: Audience
  /** The heading it stands below; empty: the beginning. */
  heading: string
  anchor: string
  text: string
  /** Which part of what was asked, by the weight of its words, stands in it: 0 to 1. Below 0.3 it hardly answers. */
  score: number
}

// Okapi BM25 (Robertson and Zaragoza 2009), with their usual parameters.
const [K1, B] = [1.2, 0.75]
/** What a word counts that is only like the one asked for, or a part of it. */
const [LIKE, PART] = [0.6, 0.5]
const MOST_WORDS = 1_000

/**
 * Published articles by what is asked, the best first: BM25 over stems, heading by heading. A word that stands nowhere is
 * replaced by those most like it (a slip of the pen), and a long one also stands for words it is a part of (Mühle, Kaffeemühle).
 */
export async function searchArticles(ctx: Ctx, search: ArticleSearch): Promise<FoundPassage[]> {
  const { words, language, audience, limit } = search
  const asked = words.slice(0, MOST_WORDS)
  if (asked.trim() === '') return []
  const languages = [...new Set<string>([language, (await findCentre(ctx)).languages[0] ?? language])]
  const stems = JSON.stringify(languages.map((one, rank) => ({ language: one, rank, stems: stemmerOf(one) })))
  const { rows } = await sql<FoundPassage>`
    with tongues as (
      select * from jsonb_to_recordset(${stems}::jsonb) as t(language text, rank int, stems text)),
    asked as (
      select t.language, w.lexeme as stem from tongues t cross join lateral unnest(to_tsvector(t.stems::regconfig, ${asked})) w),
    standing as (
      select a.*, exists (select from article_words v
        where v.workspace_id = ${ctx.workspaceId} and v.language = a.language and v.term = a.stem) as stands from asked a),
    wanted as (
      select language, stem, stem as term, 1.0::float8 as part from standing where stands
      union all
      select s.language, s.stem, alike.term, alike.part from standing s cross join lateral (
        select v.term, case when strpos(v.term, s.stem) > 0 then ${PART}::float8 else ${LIKE}::float8 end as part
          from article_words v
         where v.workspace_id = ${ctx.workspaceId} and v.language = s.language and v.term <> s.stem and length(s.stem) >= 4
           and (strpos(v.term, s.stem) > 0 or (not s.stands and similarity(v.term, s.stem) >= 0.4))
         order by similarity(v.term, s.stem) desc, v.term limit 5) alike),
    live as (
      select a.id, a.audience, tr.language, tr.title, tr.summary, tr.slug, t.rank from articles a
        cross join tongues t
        join article_translations now on now.workspace_id = a.workspace_id and now.article_id = a.id and now.language = t.language
        join article_versions tr on tr.workspace_id = a.workspace_id and tr.article_id = a.id and tr.language = t.language
         and tr.number = now.published
       where a.workspace_id = ${ctx.workspaceId} and a.deleted_at is null and a.status = 'published'
         and a.audience = any (${[...audiencesOf[audience]]}::text[])),
    sizes as (
      select language, count(*)::float8 as passages, greatest(avg(size), 1) as size from article_passages
       where workspace_id = ${ctx.workspaceId} and language in (select language from tongues) group by language),
    hits as (
      select w.language, w.stem, w.part, o.article_id, o.position, o.weight from wanted w
        join article_terms o on o.workspace_id = ${ctx.workspaceId} and o.language = w.language and o.term = w.term),
    rare as (
      select s.language, s.stem,
        ln(1 + (coalesce(n.passages, 0) - coalesce(h.count, 0) + 0.5) / (coalesce(h.count, 0) + 0.5)) as weight
        from asked s left join sizes n on n.language = s.language
        left join (select language, stem, count(distinct (article_id, position)) as count from hits group by 1, 2) h
          on h.language = s.language and h.stem = s.stem),
    scored as (
      select h.language, h.article_id, h.position, sum(best) as score,
        sum(r.weight * part) / (select sum(weight) from rare where rare.language = h.language) as share
        from (select h.language, h.stem, h.article_id, h.position, max(h.part) as part,
                max(h.part * r.weight * h.weight * ${K1 + 1}::float8
                  / (h.weight + ${K1}::float8 * (1 - ${B}::float8 + ${B}::float8 * p.size / s.size))) as best
                from hits h join rare r on r.language = h.language and r.stem = h.stem
                join article_passages p on p.workspace_id = ${ctx.workspaceId} and p.language = h.language
                 and p.article_id = h.article_id and p.position = h.position
                join sizes s on s.language = h.language
               group by 1, 2, 3, 4) h
        join rare r on r.language = h.language and r.stem = h.stem
       group by 1, 2, 3),
    one as (
      select distinct on (article_id) l.id as article_id, l.title, l.summary, l.language, l.slug, l.audience, s.position, s.score, s.share
        from live l join scored s on s.article_id = l.id and s.language = l.language
       order by l.id, l.rank, s.score desc, s.position)
    select o.article_id, o.title, o.summary, o.language, o.slug, o.audience, p.heading, p.anchor, p.text,
      round(least(o.share, 1)::numeric, 3)::float8 as score
      from one o join article_passages p on p.workspace_id = ${ctx.workspaceId} and p.language = o.language
       and p.article_id = o.article_id and p.position = o.position
     order by o.score desc, o.article_id limit ${limit}`.execute(ctx.db)
  return rows
}
