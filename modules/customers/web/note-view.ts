import { IconNote, IconTrash } from '@tabler/icons-react'
import type { ObjectView } from '#app/web/objects/object-view.ts'
import { textOf } from '#app/web/ui/field.ts'

/** A note: what is worth remembering about a customer. */
export const noteView: ObjectView = {
  object: 'note',
  titleField: 'body',
  columns: ['contactId', 'companyId', 'aboutId', 'createdAt'],
  widths: { title: 420 },
  form: { first: ['body', 'contactId', 'companyId', 'aboutId'], more: ['links'] },
  sections: [{ id: 'about', fields: ['body', 'contactId', 'companyId', 'aboutId', 'createdAt', 'updatedAt'] }],
  phone: (record, { formats, refer }) => ({
    detail: [
      (refer('contactId') ?? refer('companyId') ?? refer('aboutId'))?.name,
      formats.relative(textOf(record.createdAt)),
    ]
      .filter(Boolean)
      .join(' · '),
  }),
  timeline: [],
  takesSigns: true,
  tell: ({ type, record }, { t, own }) => {
    if (own) return undefined
    if (type === 'note.deleted') return { icon: IconTrash, what: t('customers:note.tell.deleted') }
    const body = textOf(record?.body)
    const gone = record?.deletedAt
    const excerpt = body && !gone ? { text: body } : undefined
    if (type === 'note.created')
      return { icon: IconNote, what: t('customers:note.tell.created'), excerpt, href: undefined }
    if (type === 'note.updated')
      return { icon: IconNote, what: t('customers:note.tell.updated'), excerpt: undefined, href: undefined }
    return undefined
  },
}
