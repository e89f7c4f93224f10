import { ActionIcon, Badge, Button, Menu } from '@mantine/core'
import {
  IconArchive,
  IconDots,
  IconExternalLink,
  IconInbox,
  IconLink,
  IconPencilOff,
  IconTrash,
} from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import { type Draft, draftOf, isSame } from './draft.ts'
import styles from './Forms.module.css'
import { stateColors } from './FormsScreen.tsx'
import { change, type Form, formQuery, remove } from './form-client.ts'

const ShareDialog = lazy(async () => ({ default: (await import('./ShareDialog.tsx')).ShareDialog }))

interface FormBarProps {
  form: Form
  draft: Draft
  took: (saved: Form) => void
  problem: Error | null
  setProblem: (problem: Error | null) => void
}

/** Over the builder: save, publish, hand out, see what was sent. */
export function FormBar({ form, draft, took, problem, setProblem }: FormBarProps) {
  const { t } = useTranslation('forms')
  const router = useRouter()
  const queries = useQueryClient()
  const { session } = useShell()
  const [sharing, setSharing] = useState(false)
  const may = mayIn(session)
  const unsaved = !isSame(draft, draftOf(form))
  const isOpen = form.state === 'published'
  const saving = useMutation({
    mutationFn: (state: Form['state']) => change({ id: form.id, version: form.version, ...draft, state }),
    onSuccess: (saved) => {
      queries.setQueryData(formQuery(form.id).queryKey, saved)
      void queries.invalidateQueries({ queryKey: api.forms.list.key() })
      took(saved)
      setProblem(null)
      void tell(t(saved.state === form.state ? 'bar.saved' : `bar.told.${saved.state}`))
    },
    onError: setProblem,
  })
  const removing = useMutation({
    mutationFn: () => remove({ id: form.id }),
    onSuccess: () => router.history.replace('/forms'),
    onError: (no) => void tellFailure(no),
  })
  const save = (state: Form['state']) => saving.mutate(state)
  const places = problem instanceof ApiProblem ? problem.errors.map(({ message, mend }) => `${message}. ${mend}`) : []
  return (
    <>
      <PageHeader
        title={draft.name || form.name}
        trail={[{ label: t('title'), href: '/forms' }]}
        note={<Badge color={stateColors[form.state]}>{t(`state.${form.state}`)}</Badge>}
        actions={
          <>
            <Button
              variant="subtle"
              color="gray"
              visibleFrom="sm"
              leftSection={<IconInbox size={16} stroke={1.6} />}
              onClick={() => router.history.push(`/forms/${form.id}/submissions`)}
            >
              {t('bar.submissions', { count: form.figures.submissions })}
            </Button>
            {isOpen && (
              <Button
                visibleFrom="sm"
                leftSection={<IconLink size={16} stroke={1.6} />}
                onClick={() => setSharing(true)}
              >
                {t('bar.share')}
              </Button>
            )}
            {may('forms.update') && (isOpen || unsaved) && (
              <Button
                variant={isOpen ? 'filled' : 'default'}
                disabled={!unsaved}
                loading={saving.isPending}
                onClick={() => save(form.state)}
              >
                {t('bar.save')}
              </Button>
            )}
            {may('forms.update') && !isOpen && (
              <Button variant="filled" loading={saving.isPending} onClick={() => save('published')}>
                {t('bar.publish')}
              </Button>
            )}
            <Menu position="bottom-end" width={220}>
              <Menu.Target>
                <ActionIcon aria-label={t('objects:list.more')}>
                  <IconDots size={16} stroke={1.6} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  hiddenFrom="sm"
                  leftSection={<IconInbox size={16} stroke={1.6} />}
                  onClick={() => router.history.push(`/forms/${form.id}/submissions`)}
                >
                  {t('bar.submissions', { count: form.figures.submissions })}
                </Menu.Item>
                {isOpen && (
                  <Menu.Item
                    leftSection={<IconExternalLink size={16} stroke={1.6} />}
                    component="a"
                    href={form.link}
                    target="_blank"
                  >
                    {t('bar.open')}
                  </Menu.Item>
                )}
                {isOpen && (
                  <Menu.Item leftSection={<IconLink size={16} stroke={1.6} />} onClick={() => setSharing(true)}>
                    {t('bar.share')}
                  </Menu.Item>
                )}
                {form.state !== 'draft' && (
                  <Menu.Item
                    leftSection={<IconPencilOff size={16} stroke={1.6} />}
                    disabled={!may('forms.update')}
                    onClick={() => save('draft')}
                  >
                    {t('bar.close')}
                  </Menu.Item>
                )}
                {form.state !== 'archived' && (
                  <Menu.Item
                    leftSection={<IconArchive size={16} stroke={1.6} />}
                    disabled={!may('forms.update')}
                    onClick={() => save('archived')}
                  >
                    {t('bar.archive')}
                  </Menu.Item>
                )}
                <Menu.Item
                  leftSection={<IconTrash size={16} stroke={1.6} />}
                  disabled={!may('forms.delete')}
                  onClick={() => removing.mutate()}
                >
                  {t('bar.delete')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      />
      {problem && (
        <div role="alert" className={styles.problem}>
          {places.length > 0 ? places.map((place) => <p key={place}>{place}</p>) : <p>{problem.message}</p>}
        </div>
      )}
      {sharing && (
        <Suspense>
          <ShareDialog form={form} close={() => setSharing(false)} />
        </Suspense>
      )}
    </>
  )
}
