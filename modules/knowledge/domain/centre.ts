import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { languageOf } from '#platform/i18n/translate'
import { slugOf } from '#platform/objects/slug-of'
import type { ArticleLanguage } from './languages.ts'

/** What the help centre says of itself in a language. */
export interface CentreWords {
  name: string
  title: string
  intro: string
  /** What is often searched for: shown below the search. */
  asked: string[]
}

/** The help centre of a workspace. */
export interface Centre {
  address: string
  isOn: boolean
  /** The first is the one that others fall back to. */
  languages: ArticleLanguage[]
  words: Record<string, CentreWords>
  colour: string | null
  logo: string | null
  links: { label: string; address: string }[]
  reviewMonths: number
  version: number
}

/** The workspace's help centre, or what it would begin with (version 0, switched off). */
export async function findCentre(ctx: Ctx): Promise<Centre> {
  const { rows } =
    await sql<Centre>`select address, is_on, languages, words, colour, logo, links, review_months, version
    from help_centres where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  return rows[0] ?? beginning(ctx)
}

function beginning({ workspace }: Ctx): Centre {
  const language = languageOf(workspace.locale)
  return {
    ...{ address: slugOf(workspace.name, new Set(), 'help').padEnd(3, '0'), isOn: false },
    ...{ languages: [language], words: {}, colour: null, logo: null, links: [], reviewMonths: 6, version: 0 },
  }
}
