import { Button, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldChecks } from '#modules/team/web/field-checks.ts'
import { Refusal } from '#modules/team/web/Refusal.tsx'
import { useSubmission } from '#modules/team/web/use-submission.ts'
import { client } from '../api.ts'
import { sectionButtons } from '../ui/Section.tsx'
import type { Feedback } from './adoption-client.ts'

/** Answers feedback, or answers it better. */
export function AnswerForm({ feedback: { id, text, answer } }: { feedback: Feedback }) {
  const { t } = useTranslation(['adoption', 'team'])
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <Button
        size="xs"
        onClick={() => setOpen(true)}
        aria-label={t(answer ? 'feedback.answerBetterNamed' : 'feedback.answerNamed', { text: text.slice(0, 60) })}
      >
        {t(answer ? 'feedback.answerBetter' : 'feedback.answer')}
      </Button>
    )
  return <OpenForm id={id} before={answer?.text ?? ''} close={() => setOpen(false)} />
}

function OpenForm({ id, before, close }: { id: string; before: string; close: () => void }) {
  const { t } = useTranslation(['adoption', 'team'])
  const cache = useQueryClient()
  const form = useForm({ initialValues: { text: before }, validate: { text: fieldChecks(t).filled } })
  const { submit, pending, refusal } = useSubmission(
    form,
    (values) => client.feedback.answer({ id, text: values.text }),
    async () => {
      await cache.invalidateQueries({ queryKey: ['feedback'] })
      close()
    },
  )
  return (
    <form onSubmit={submit} noValidate>
      <Textarea
        autosize
        minRows={2}
        maxLength={2000}
        data-autofocus
        label={t('feedback.yourAnswer')}
        {...form.getInputProps('text')}
      />
      <Refusal>{refusal}</Refusal>
      <div className={sectionButtons} style={{ marginBlockStart: 8 }}>
        <Button type="submit" size="xs" variant="filled" loading={pending}>
          {t('feedback.send')}
        </Button>
        <Button size="xs" onClick={close}>
          {t('feedback.cancel')}
        </Button>
      </div>
    </form>
  )
}
