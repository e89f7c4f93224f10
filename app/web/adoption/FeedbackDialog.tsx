import { Button, Checkbox, Group, Modal, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fieldChecks } from '#modules/team/web/field-checks.ts'
import { Refusal } from '#modules/team/web/Refusal.tsx'
import { useSubmission } from '#modules/team/web/use-submission.ts'
import { client } from '../api.ts'
import { useShell } from '../shell/shell-context.ts'
import { sectionForm } from '../ui/Section.tsx'
import { tell } from '../ui/toasts.tsx'

/** Somebody says what hampers them, and may say where they were; no picture of the screen, no records. */
export function FeedbackDialog({ opened, close, pathname }: { opened: boolean; close: () => void; pathname: string }) {
  const { t } = useTranslation(['adoption', 'team'])
  return (
    <Modal opened={opened} onClose={close} title={t('feedback.ask')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <FeedbackForm close={close} pathname={pathname} />
    </Modal>
  )
}

function FeedbackForm({ close, pathname }: { close: () => void; pathname: string }) {
  const { t } = useTranslation(['adoption', 'team'])
  const cache = useQueryClient()
  const { items } = useShell()
  const place = items.find(({ href }) => href !== '/' && pathname.startsWith(href))
  const form = useForm({ initialValues: { text: '', withPlace: true }, validate: { text: fieldChecks(t).filled } })
  const { submit, pending, refusal } = useSubmission(
    form,
    ({ text, withPlace }) =>
      client.feedback.give({
        text,
        path: withPlace ? pathname : null,
        object: withPlace ? (place?.object ?? null) : null,
      }),
    async () => {
      close()
      form.reset()
      await cache.invalidateQueries({ queryKey: ['feedback'] })
      await tell(t('feedback.thanks'))
    },
  )
  return (
    <form className={sectionForm} onSubmit={submit} noValidate>
      <Textarea
        autosize
        minRows={4}
        maxLength={2000}
        data-autofocus
        label={t('feedback.what')}
        description={t('feedback.whatDetail')}
        {...form.getInputProps('text')}
      />
      <Checkbox
        label={t('feedback.withPlace', { path: place?.label ?? pathname })}
        {...form.getInputProps('withPlace', { type: 'checkbox' })}
      />
      <Refusal>{refusal}</Refusal>
      <Group justify="flex-end" gap="sm">
        <Button variant="subtle" color="gray" onClick={close}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" variant="filled" loading={pending}>
          {t('feedback.send')}
        </Button>
      </Group>
    </form>
  )
}
