import type { Ctx } from '#platform/ctx/ctx'
import { type Catalogue, type Language, type Translate, translator } from '#platform/i18n/translate'
import { type Named, titlesOf } from '#platform/objects/titles'
import { type NotificationKind, notificationKinds } from './kinds.ts'
import de from './locales/de.json'
import en from './locales/en.json'

export const ownWords: Catalogue = { en, de }

/** A row with what its words need. */
export interface ToldRow {
  id: string
  kind: string
  object: string | null
  recordId: string | null
  actorId: string | null
  actorName: string | null
  params: Record<string, string | number>
  createdAt: string
}

/** A notification in words, for this reader and in their light: of what they may not see it says nothing. */
export interface Told {
  line: string
  excerpt: string | null
  record: string | null
  href: string | null
}

/** In which language and by whose clock something is written. */
export interface Reading {
  language: Language
  /** IANA. */
  timeZone: string
}

/** Puts rows into words, as the person behind `ctx` may read them. One query for each object type among them. */
export async function putIntoWords(ctx: Ctx, rows: readonly ToldRow[], reading: Reading): Promise<Map<string, Told>> {
  const about = rows.flatMap(({ object, recordId }) => (object && recordId ? [{ object, id: recordId }] : []))
  const titles = about.length > 0 ? await titlesOf(ctx, about) : new Map<string, Named>()
  const kinds = new Map(notificationKinds().map((kind) => [kind.kind, kind]))
  const said = wordsIn(reading.language)
  return new Map(
    rows.flatMap((row) => {
      const kind = kinds.get(row.kind)
      return kind ? [[row.id, toldOf(ctx, kind, row, titles, { said, reading })] as const] : []
    }),
  )
}

interface Writing {
  said: (kind: NotificationKind | null) => Translate
  reading: Reading
}

function toldOf(
  ctx: Ctx,
  kind: NotificationKind,
  row: ToldRow,
  titles: Map<string, Named>,
  { said, reading }: Writing,
): Told {
  const named = row.recordId ? titles.get(row.recordId) : undefined
  const own = said(null)
  if (row.recordId && !named) return { line: own('gone'), excerpt: null, record: null, href: null }
  const params = { ...row.params, ...momentsOf(kind, row, reading) }
  const line = said(kind)('line', {
    ...params,
    actor: row.actorName ?? own('nobody'),
    record: named?.title || own('noRecord'),
  })
  const excerpt = row.params.excerpt === undefined ? '' : String(row.params.excerpt)
  return {
    line,
    excerpt: excerpt && !line.includes(excerpt) ? excerpt : null,
    record: named?.title ?? null,
    href: kind.path ? filled(kind.path, row.params) : named ? recordPath(ctx, named) : null,
  }
}

function momentsOf({ moments = [] }: NotificationKind, { params }: ToldRow, { language, timeZone }: Reading) {
  const clock = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return Object.fromEntries(
    moments.flatMap((name) => {
      const at = new Date(params[name] ?? '')
      return Number.isNaN(at.getTime()) ? [] : [[name, clock.format(at)]]
    }),
  )
}

const filled = (path: string, params: ToldRow['params']) =>
  path.replace(/\{\{(\w+)\}\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')))

function recordPath(ctx: Ctx, { object, id }: Named): string | null {
  const type = ctx.objects.find(object)
  return type ? `${type.custom ? `/records/${type.name}` : `/${type.plural}`}/${id}` : null
}

/** The words of kinds, and without a kind those of this room; each catalogue is opened once. */
export function wordsIn(language: Language): (kind: NotificationKind | null) => Translate {
  const opened = new Map<Catalogue, Translate>()
  return (kind) => {
    const catalogue = kind?.words ?? ownWords
    const known = opened.get(catalogue) ?? translator(catalogue, language)
    opened.set(catalogue, known)
    return known
  }
}
