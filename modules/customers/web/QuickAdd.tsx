import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import { RecordForm } from '#app/web/objects/RecordForm.tsx'
import { forgetValues } from '#app/web/objects/use-form-values.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { FormSkeleton } from '#app/web/ui/PageSkeleton.tsx'
import { tell } from '#app/web/ui/toasts.tsx'
import styles from './QuickAdd.module.css'

/** A contact from a pasted card: read, looked over in the ordinary form, saved there. */
export function QuickAdd() {
  const { t } = useTranslation('customers')
  const router = useRouter()
  const { session } = useShell()
  const model = useModel('contact')
  const [text, setText] = useState('')
  const reading = useMutation({
    mutationFn: () => client.contactProposals.create({ text }),
    // What was typed into an earlier form of a new contact is not about this person.
    onSuccess: () => forgetValues('kith-form-contacts-new'),
  })
  if (!model?.descriptor.may.create) return <ForbiddenState />
  const { proposal, left } = reading.data ?? {}
  return (
    <>
      <PageHeader title={t('quickAdd.title')} trail={[{ label: model.many, href: model.path }]} />
      <div className={styles.page}>
        <form
          className={styles.paste}
          onSubmit={(event) => {
            event.preventDefault()
            reading.mutate()
          }}
        >
          <Textarea
            label={t('quickAdd.label')}
            description={t('quickAdd.about')}
            placeholder={t('quickAdd.example')}
            autosize
            minRows={4}
            maxRows={12}
            maxLength={5_000}
            data-autofocus
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          {reading.error && <p role="alert">{reading.error.message}</p>}
          <Button
            type="submit"
            variant={proposal ? 'default' : 'filled'}
            loading={reading.isPending}
            disabled={!text.trim()}
          >
            {t('quickAdd.read')}
          </Button>
        </form>
        {proposal && (
          <section className={styles.review} aria-labelledby="quick-add-review">
            <h2 id="quick-add-review">{t('quickAdd.review')}</h2>
            {Object.keys(proposal).length === 0 && <p role="status">{t('quickAdd.none')}</p>}
            {left && left.length > 0 && (
              <p role="status" className={styles.left}>
                {t('quickAdd.left', { words: left.join(' · ') })}
              </p>
            )}
            <Suspense fallback={<FormSkeleton count={6} />}>
              <RecordForm
                key={reading.submittedAt}
                model={model}
                isWhole
                initial={{ ...model.view.fresh?.(session), ...proposal }}
                cancel={() => router.history.back()}
                saved={(record) => {
                  void tell(t('quickAdd.created', { name: model.titleOf(record) }))
                  router.history.push(`${model.path}/${record.id}`)
                }}
              />
            </Suspense>
          </section>
        )}
      </div>
    </>
  )
}
