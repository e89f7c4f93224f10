import { ActionIcon } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { offerUndo, tellFailure } from '#app/web/ui/toasts.tsx'
import type { Template } from './sequence-client.ts'

/** Deletes a template, and offers it back. */
export function RemoveTemplate({ template }: { template: Template }) {
  const { t } = useTranslation('sequences')
  const queries = useQueryClient()
  const { id, name, folder, personal, subject, body } = template
  const again = () => queries.invalidateQueries({ queryKey: api.mailTemplates.key() })
  const remove = async () => {
    try {
      await client.mailTemplates.remove({ id })
      await again()
      await offerUndo(t('templates.removed', { name }), async () => {
        await client.mailTemplates.create({ name, folder, personal, subject, body })
        await again()
      })
    } catch (problem) {
      tellFailure(problem)
    }
  }
  return (
    <ActionIcon
      aria-label={t('templates.remove', { name })}
      onClick={(event) => {
        event.stopPropagation()
        void remove()
      }}
    >
      <IconTrash size={16} stroke={1.6} />
    </ActionIcon>
  )
}
