import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { sessionQuery } from '#app/web/session.ts'
import { LookChoices } from '#app/web/shell/LookChoices.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import { Section, sectionForm } from '#app/web/ui/Section.tsx'
import { tell } from '#app/web/ui/toasts.tsx'
import { fieldChecks } from '../field-checks.ts'
import { timeZoneChoices } from '../places.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'
import { Absences } from './profile/Absences.tsx'
import { LanguagesField } from './profile/LanguagesField.tsx'
import { PhotoField } from './profile/PhotoField.tsx'
import { WorkingHoursField } from './profile/WorkingHoursField.tsx'

/** What one says of oneself, and how Kith looks and speaks. */
export function ProfileSettings() {
  const { t } = useTranslation('team')
  const cache = useQueryClient()
  const { session } = useShell()
  const { filled } = fieldChecks(t)
  const { name, timeZone, workingHours, languages, signature, email } = session.user
  const zones = useMemo(timeZoneChoices, [])
  const form = useForm({
    initialValues: { name, timeZone, workingHours, languages, signature },
    validate: { name: filled },
  })
  const { submit, pending, refusal } = useSubmission(
    form,
    (changed) => client.person.changeProfile(changed),
    async () => {
      await cache.invalidateQueries({ queryKey: sessionQuery.queryKey })
      tell(t('saved'))
    },
  )
  return (
    <>
      <Section title={t('profile.title')}>
        <PhotoField />
        <form className={sectionForm} style={{ marginBlockStart: 16 }} onSubmit={submit} noValidate>
          <TextInput label={t('profile.name')} autoComplete="name" {...form.getInputProps('name')} />
          <TextInput label={t('email')} value={email} readOnly variant="filled" />
          <Select
            label={t('profile.timeZone')}
            description={t('profile.timeZoneHint', { zone: session.workspace.timeZone })}
            placeholder={session.workspace.timeZone}
            data={zones}
            searchable
            clearable
            {...form.getInputProps('timeZone')}
          />
          <WorkingHoursField
            value={form.values.workingHours}
            onChange={(days) => form.setFieldValue('workingHours', days)}
            errorAt={(index) => wrongDay(form.errors, index)}
          />
          <LanguagesField value={form.values.languages} onChange={(codes) => form.setFieldValue('languages', codes)} />
          <Textarea
            label={t('profile.signature')}
            description={t('profile.signatureHint')}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
            {...form.getInputProps('signature')}
          />
          <Refusal>
            {refusal ??
              (Object.keys(form.errors).some((path) => path.startsWith('workingHours'))
                ? t('profile.wrongHours')
                : undefined)}
          </Refusal>
          <Button type="submit" variant="filled" loading={pending}>
            {t('ui:save')}
          </Button>
        </form>
      </Section>
      <Section title={t('absences.title')} detail={t('absences.detail')}>
        <Absences />
      </Section>
      <Section title={t('profile.look')} detail={t('profile.lookDetail')}>
        <div className={sectionForm}>
          <LookChoices />
        </div>
      </Section>
    </>
  )
}

const wrongDay = (errors: Record<string, unknown>, index: number) =>
  Object.keys(errors).find((path) => path.startsWith(`workingHours.${index}.`))
