import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#app/web/api-problem.ts'
import { mayIn } from '#app/web/session.ts'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { RouteNotFound } from '#app/web/shell/RouteNotFound.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { PageSkeleton } from '#app/web/ui/PageSkeleton.tsx'
import { AfterSettings } from './AfterSettings.tsx'
import { type Draft, draftOf } from './draft.ts'
import { FieldsEditor } from './FieldsEditor.tsx'
import { FormBar } from './FormBar.tsx'
import { FormSettings } from './FormSettings.tsx'
import styles from './Forms.module.css'
import { type Form, formQuery } from './form-client.ts'
import { Preview } from './Preview.tsx'

/** The builder of one form, with its page beside it. */
export function FormScreen() {
  const { id = '' } = useParams({ strict: false })
  const { session } = useShell()
  const { data, error, refetch } = useQuery(formQuery(id))
  if (!mayIn(session)('forms.read')) return <ForbiddenState />
  if (data) return <Builder key={data.id} form={data} />
  if (error instanceof ApiProblem && [404, 422].includes(error.status)) return <RouteNotFound />
  return error ? <RouteError error={error} reset={() => void refetch()} /> : <PageSkeleton />
}

/** The places of a refusal, by the part of the builder they stand in. */
export type Faults = (path: string) => string | undefined

function Builder({ form }: { form: Form }) {
  const { t } = useTranslation('forms')
  const { session } = useShell()
  const [draft, setDraft] = useState(() => draftOf(form))
  const [problem, setProblem] = useState<Error | null>(null)
  const mayChange = mayIn(session)('forms.update')
  const set = (patch: Partial<Draft>) => setDraft((now) => ({ ...now, ...patch }))
  const setContent = (patch: Partial<Draft['content']>) =>
    setDraft((now) => ({ ...now, content: { ...now.content, ...patch } }))
  const faultAt: Faults = (path) =>
    problem instanceof ApiProblem ? problem.errors.find((one) => one.path === path)?.message : undefined
  const parts = { draft, set, setContent, faultAt }
  return (
    <>
      <FormBar
        form={form}
        draft={draft}
        took={(saved) => setDraft(draftOf(saved))}
        problem={problem}
        setProblem={setProblem}
      />
      <div className={styles.builder}>
        <fieldset className={styles.edit} disabled={!mayChange}>
          <legend className={styles.hidden}>{t('builder.parts')}</legend>
          <Tabs defaultValue="fields" keepMounted={false}>
            <Tabs.List>
              <Tabs.Tab value="fields">{t('builder.fields')}</Tabs.Tab>
              <Tabs.Tab value="words">{t('builder.words')}</Tabs.Tab>
              <Tabs.Tab value="after">{t('builder.after')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="fields" className={styles.panel}>
              <FieldsEditor fields={draft.content.fields} set={(fields) => setContent({ fields })} faultAt={faultAt} />
            </Tabs.Panel>
            <Tabs.Panel value="words" className={styles.panel}>
              <FormSettings {...parts} consent={form.consent} />
            </Tabs.Panel>
            <Tabs.Panel value="after" className={styles.panel}>
              <AfterSettings {...parts} />
            </Tabs.Panel>
          </Tabs>
        </fieldset>
        <Preview draft={draft} />
      </div>
    </>
  )
}

/** What each part of the builder works on. */
export interface BuilderPart {
  draft: Draft
  set: (patch: Partial<Draft>) => void
  setContent: (patch: Partial<Draft['content']>) => void
  faultAt: Faults
}
