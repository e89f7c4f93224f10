import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import type { RecordPartProps } from '../objects/object-view.ts'
import { CommentForm } from './CommentForm.tsx'

/** Says something about a record to colleagues; it stands on the timeline. */
export function RecordComment({ record, model }: RecordPartProps) {
  const { t } = useTranslation('collaboration')
  const queries = useQueryClient()
  const { name: object, plural } = model.descriptor
  return (
    <CommentForm
      recordId={record.id}
      draftKey={record.id}
      label={t('form.write')}
      submit={t('form.send')}
      save={async (said) => {
        await client.comments.create({ object, recordId: record.id, ...said })
        await Promise.all([
          queries.invalidateQueries({ queryKey: [plural, 'timeline'] }),
          queries.invalidateQueries({ queryKey: ['followers'] }),
        ])
      }}
    />
  )
}
