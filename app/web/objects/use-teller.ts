import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from '../ui/field.ts'
import { useFormats } from '../ui/format.ts'
import { peopleOf, useSources } from '../ui/sources.ts'
import { changesIn } from './change-words.ts'
import { useObjects } from './ObjectsProvider.tsx'
import type { AnyRecord, TimelineEvent } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import { type ToldEntry, tellEvent } from './timeline-words.tsx'

/** Puts the events of a record's timeline into words. */
export function useTeller(page: ObjectModel | undefined, record?: AnyRecord) {
  const { models } = useObjects()
  const { t, i18n } = useTranslation(['objects', 'ui', 'relations'])
  const formats = useFormats()
  const { users, teams, recordOf } = useSources()
  return useCallback(
    (event: TimelineEvent, own = event.recordId === record?.id): ToldEntry => {
      const model = (event.object ? models.get(event.object) : undefined) ?? page
      if (!model) throw new Error(`No words for ${event.type}`)
      const nameOf = (field: Pick<Field, 'type' | 'object'>, id: string) =>
        field.type === 'user'
          ? peopleOf({ users, teams }, field).find((one) => one.id === id)?.name
          : recordOf(field.object ?? '', id)?.name
      const currency = event.record?.currency
      const changes = changesIn(event.payload, model, {
        t,
        formats,
        nameOf,
        currency: typeof currency === 'string' ? currency : undefined,
      })
      const { kind, id, name } = event.actor
      const who = name ?? users.find((user) => user.id === id)?.name ?? t(`actors.${kind}`)
      // The server spares the page its own record on each of its events.
      return tellEvent(own && record ? { ...event, record } : event, {
        t,
        language: i18n.language,
        formats,
        models,
        model,
        who,
        changes,
        nameOf,
        own,
      })
    },
    [models, page, record, t, i18n.language, formats, users, recordOf, teams],
  )
}
