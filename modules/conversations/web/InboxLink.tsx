import { Button } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { textOf } from '#app/web/ui/field.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'

/** The way from a conversation's record to where it is read and answered. */
export function InboxLink({ record }: RecordPartProps) {
  const { t } = useTranslation('conversations')
  return (
    <>
      {record.preview ? <p>{textOf(record.preview)}</p> : null}
      <Button
        component={UiLink}
        href={`/inbox/${record.id}`}
        size="xs"
        mb="md"
        leftSection={<IconInbox size={14} stroke={1.6} />}
      >
        {t('thread.open')}
      </Button>
    </>
  )
}
