import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { SaveDialog } from '#app/web/collaboration/SaveDialog.tsx'
import { tell } from '#app/web/ui/toasts.tsx'
import { MailFields, type MailWords } from './MailFields.tsx'
import { MailPreview } from './MailPreview.tsx'
import { type Enrolment, forgetEnrolments } from './sequence-client.ts'

interface Shown {
  enrolment: Enrolment
  draft: MailWords
  close: () => void
}

/** A mail of a sequence, changed where one likes, and sent. */
export function ApproveDialog({ enrolment, draft, close }: Shown) {
  const { t } = useTranslation('sequences')
  const queries = useQueryClient()
  const [words, setWords] = useState<MailWords>(draft)
  const send = async () => {
    await client.enrolments.approve({ id: enrolment.id, ...words })
    await forgetEnrolments(queries)
    void tell(t('letter.sent', { to: enrolment.contact }))
  }
  return (
    <SaveDialog
      title={t('approval.of', { name: enrolment.contact })}
      label={t('letter.send')}
      isReady={words.subject.trim() !== '' && words.body.trim() !== ''}
      save={send}
      close={close}
      size={640}
    >
      <MailFields words={words} change={setWords} />
      <MailPreview contactId={enrolment.contactId} dealId={enrolment.dealId ?? undefined} words={words} />
    </SaveDialog>
  )
}
