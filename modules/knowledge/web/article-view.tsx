import { IconBook, IconCircleCheck, IconWorld, IconWorldOff } from '@tabler/icons-react'
import { lazy } from 'react'
import type { ObjectView } from '#app/web/objects/object-view.ts'
import { Chip } from '#app/web/ui/cells.tsx'
import { type Tone, textOf } from '#app/web/ui/field.ts'

const ArticleBar = lazy(async () => ({ default: (await import('./ArticleBar.tsx')).ArticleBar }))
const ArticleMain = lazy(async () => ({ default: (await import('./ArticleMain.tsx')).ArticleMain }))

const statuses: Record<string, { tone: Tone }> = {
  draft: { tone: 'neutral' },
  published: { tone: 'ok' },
  archived: { tone: 'warn' },
}
const icons = {
  created: IconBook,
  published: IconWorld,
  unpublished: IconWorldOff,
  reviewed: IconCircleCheck,
} as const

const notAway = { field: 'status', op: 'in' as const, value: ['draft', 'published'] }

/** An article: an answer, written once. */
export const articleView: ObjectView = {
  object: 'article',
  titleField: 'title',
  columns: ['status', 'categoryId', 'audience', 'views', 'helpful', 'unhelpful', 'reviewOn', 'updatedAt'],
  widths: {
    title: 300,
    status: 120,
    categoryId: 190,
    audience: 120,
    views: 90,
    helpful: 90,
    unhelpful: 110,
    reviewOn: 120,
  },
  marks: { status: statuses },
  form: { first: ['title', 'categoryId', 'audience', 'language', 'ownerId'], more: ['reviewOn', 'externalId'] },
  fresh: ({ user }) => ({ audience: 'public', ownerId: user?.id }),
  sections: [
    { id: 'about', fields: ['status', 'categoryId', 'audience', 'language', 'languages', 'ownerId', 'reviewOn'] },
    { id: 'readers', fields: ['views', 'helpful', 'unhelpful', 'publishedAt'] },
    { id: 'more', fields: ['externalId', 'createdAt', 'updatedAt'] },
  ],
  wanted: ['categoryId', 'ownerId', 'reviewOn'],
  presets: ({ user }) => [
    { id: 'current', filter: { and: [notAway] } },
    { id: 'drafts', filter: { and: [{ field: 'status', op: 'in', value: ['draft'] }] } },
    { id: 'mine', filter: { and: [notAway, { field: 'ownerId', op: 'in', value: [user?.id ?? ''] }] } },
    { id: 'due', filter: { and: [notAway, { field: 'reviewOn', op: 'inLast', value: '3650d' }] }, sort: 'reviewOn' },
    { id: 'unhelpful', filter: { and: [notAway, { field: 'unhelpful', op: 'gt', value: 0 }] } },
  ],
  Bar: ArticleBar,
  takesNotes: true,
  phone: (_, tools) => ({ detail: tools.option('categoryId')?.label, note: tools.option('status')?.label }),
  detail: (_, tools) => {
    const status = tools.option('status')
    return status && <Chip tone={status.tone}>{status.label}</Chip>
  },
  Main: ArticleMain,
  timeline: ['note', 'task'],
  tell: ({ type, record, payload }, { t, model, own }) => {
    const verb = type.replace('article.', '')
    const icon = Object.entries(icons).find(([name]) => name === verb)?.[1]
    if (!icon) return undefined
    return {
      icon,
      what: t(`knowledge:article.tell.${verb}`, { language: textOf(payload.language), number: textOf(payload.number) }),
      href: own || !record ? undefined : `${model.path}/${textOf(record.id)}`,
      plain: textOf(record?.title),
    }
  },
}
