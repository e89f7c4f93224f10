import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { byFolder } from './LetterDialog.tsx'
import { MailFields } from './MailFields.tsx'
import { type StepDraft, templatesQuery } from './sequence-client.ts'

/** What one step says. */
export function StepFields({ step, change }: { step: StepDraft; change: (step: StepDraft) => void }) {
  const { t } = useTranslation('sequences')
  const { data } = useQuery(templatesQuery)
  if (step.kind === 'wait')
    return (
      <NumberInput
        label={t('steps.days')}
        min={1}
        max={90}
        allowDecimal={false}
        value={step.days}
        onChange={(value) => typeof value === 'number' && change({ ...step, days: value })}
      />
    )
  if (step.kind === 'call' || step.kind === 'task')
    return (
      <>
        <TextInput
          label={t('steps.todo')}
          value={step.title}
          required
          maxLength={300}
          onChange={({ currentTarget }) => change({ ...step, title: currentTarget.value })}
        />
        <Textarea
          label={t('steps.details')}
          value={step.details ?? ''}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={5_000}
          onChange={({ currentTarget }) => change({ ...step, details: currentTarget.value })}
        />
      </>
    )
  const templates = data?.items ?? []
  const take = (id: string | null) => {
    const template = templates.find((one) => one.id === id)
    if (template) change({ ...step, subject: template.subject, body: template.body })
  }
  return (
    <>
      {templates.length > 0 && (
        <Select
          label={t('steps.fromTemplate')}
          placeholder={t('letter.anew')}
          data={byFolder(templates, t('templates.noFolder'))}
          value={null}
          onChange={take}
          searchable
        />
      )}
      <MailFields words={step} change={(words) => change({ ...step, ...words })} rows={5} />
    </>
  )
}
