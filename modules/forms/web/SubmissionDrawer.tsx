import { Badge, Button } from '@mantine/core'
import { IconExternalLink, IconPaperclip } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Forms.module.css'
import { accept, adopt, formQuery, removeSubmission, type Submission } from './form-client.ts'
import { nameOf, statusColors } from './SubmissionsScreen.tsx'

const origins = ['source', 'medium', 'campaign', 'term', 'content', 'referrer', 'page'] as const

interface SubmissionDrawerProps {
  submission: Submission
  formId: string
  close: () => void
}

/** One submission: what was answered, what the contact keeps otherwise, where it came from, what was agreed to. */
export function SubmissionDrawer({ submission, formId, close }: SubmissionDrawerProps) {
  const { t } = useTranslation('forms')
  const formats = useFormats()
  const { contact, answers, differing, origin, consent, status, why } = submission
  const { acceptance, adoption, removal, may } = useDecisions(submission, formId, close)
  const problem = acceptance.error ?? adoption.error ?? removal.error
  const differs = (answer: Submission['answers'][number]) =>
    differing.includes(answer.of === 'company' ? 'companies' : answer.field) && answer.of !== 'form'
  return (
    <SideDrawer title={nameOf(submission)} close={close} size={480}>
      <div className={styles.drawer}>
        <div className={styles.acts}>
          <Badge color={statusColors[status]}>{t(`status.${status}`)}</Badge>
          <time className={styles.quiet} dateTime={submission.createdAt}>
            {formats.dateTime(submission.createdAt)}
          </time>
          {contact && (
            <UiLink href={`/contacts/${contact.id}`}>
              {t('drawer.contact', { name: contact.name })}{' '}
              <IconExternalLink size={14} stroke={1.6} aria-hidden="true" />
            </UiLink>
          )}
        </div>
        {status !== 'received' && <p className={styles.note}>{t(why ? `drawer.why.${why}` : 'drawer.waits')}</p>}
        <dl className={styles.answers}>
          {answers.map((answer) => (
            <div key={answer.key}>
              <dt>{answer.label}</dt>
              <dd>
                {answer.fileId ? (
                  <a href={`/api/v1/files/${answer.fileId}/content`} download>
                    <IconPaperclip size={14} stroke={1.6} aria-hidden="true" /> {String(answer.value)}
                  </a>
                ) : (
                  <Said value={answer.value} />
                )}
                {differs(answer) && (
                  <span className={styles.differs}>
                    {t('drawer.differs')}{' '}
                    <Button
                      size="xs"
                      loading={adoption.isPending}
                      disabled={!may('contacts.update')}
                      onClick={() => adoption.mutate(answer.of === 'company' ? 'companies' : answer.field)}
                    >
                      {t(answer.field === 'emails' || answer.field === 'phones' ? 'drawer.add' : 'drawer.take')}
                    </Button>
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
        {Object.keys(origin).length > 0 && (
          <dl className={styles.answers}>
            {origins.map(
              (name) =>
                origin[name] && (
                  <div key={name}>
                    <dt>{t(`origin.${name}`)}</dt>
                    <dd>{origin[name]}</dd>
                  </div>
                ),
            )}
          </dl>
        )}
        {consent && (
          <p className={styles.consent}>
            <strong>{t('drawer.agreed', { version: consent.version })}</strong>
            <span>{consent.wording}</span>
          </p>
        )}
        {problem && (
          <p role="alert" className={styles.refusal}>
            {problem.message}
          </p>
        )}
        <div className={styles.acts}>
          {status !== 'received' && (
            <Button
              variant="filled"
              loading={acceptance.isPending}
              disabled={!may('contacts.create')}
              onClick={() => acceptance.mutate()}
            >
              {t('drawer.accept')}
            </Button>
          )}
          <Button loading={removal.isPending} disabled={!may('forms.delete')} onClick={() => removal.mutate()}>
            {t('drawer.delete')}
          </Button>
        </div>
      </div>
    </SideDrawer>
  )
}

function Said({ value }: { value: Submission['answers'][number]['value'] }) {
  const { t } = useTranslation('forms')
  if (typeof value === 'boolean') return t('drawer.yes')
  return <span className={styles.said}>{Array.isArray(value) ? value.join(', ') : String(value)}</span>
}

function useDecisions({ id }: Submission, formId: string, close: () => void) {
  const queries = useQueryClient()
  const { session } = useShell()
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: api.formSubmissions.list.key() })
    await queries.invalidateQueries({ queryKey: formQuery(formId).queryKey })
  }
  return {
    may: mayIn(session),
    acceptance: useMutation({ mutationFn: () => accept({ id }), onSuccess }),
    adoption: useMutation({ mutationFn: (field: string) => adopt({ id, fields: [field] }), onSuccess }),
    removal: useMutation({
      mutationFn: () => removeSubmission({ id }),
      onSuccess: () => {
        close()
        return onSuccess()
      },
    }),
  }
}
