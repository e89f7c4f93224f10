import { Button, Progress, Textarea } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShell } from '../shell/shell-context.ts'
import { FileDrop } from '../ui/FileDrop.tsx'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { ImportFrame } from './ImportFrame.tsx'
import { importQuery, uploadFile } from './import-client.ts'
import { KindChoice } from './KindChoice.tsx'
import styles from './NewImport.module.css'
import { objectNamed, useImportedObjects } from './use-objects.ts'

/** What the API takes, in bytes. */
const MOST = 512 * 1024 * 1024
const ENDINGS = '.csv,.tsv,.txt,.vcf,.xlsx,.xlsm,.ods'

/** The first half of the first step: what is in the file, and which file. */
export function NewImport() {
  const { t } = useTranslation('imports')
  const router = useRouter()
  const client = useQueryClient()
  const { session } = useShell()
  const { object: asked } = useSearch({ from: '/app/imports/new' })
  const objects = useImportedObjects()
  const [sent, setSent] = useState(0)
  const [pasted, setPasted] = useState<string>()
  const creatable = objects?.filter(({ descriptor }) => descriptor.may.create)
  const object = objectNamed(creatable, asked) ?? creatable?.[0]
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile(file, object?.plural ?? '', setSent),
    onSuccess: (made) => {
      client.setQueryData(importQuery(made.id).queryKey, made)
      router.history.push(`/imports/${made.id}?step=file`)
    },
  })
  const take = (file: File) => {
    setSent(0)
    upload.mutate(file)
  }
  const takeText = (text: string) =>
    take(new File([text], `${t('new.pastedName')}.${text.includes('\t') ? 'tsv' : 'csv'}`, { type: 'text/plain' }))
  useWindowEvent('paste', (event) => {
    const { target, clipboardData } = event
    if (upload.isPending || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return
    const [file] = clipboardData?.files ?? []
    const text = clipboardData?.getData('text/plain') ?? ''
    if (file) take(file)
    else if (text.includes('\n')) takeText(text)
  })

  if (!creatable) return <PageSkeleton />
  if (!object || !session.permissions.includes('import'))
    return (
      <>
        <PageHeader title={t('import')} />
        <ForbiddenState reason={t('forbidden')} />
      </>
    )
  return (
    <ImportFrame above={{ label: object.many, href: `/${object.plural}` }} step="file" problem={upload.error}>
      <div className={styles.place}>
        <div className={styles.measure}>
          <h2 className={styles.title}>{t('new.title')}</h2>
          <KindChoice
            objects={creatable}
            chosen={object}
            choose={({ plural }) => router.history.replace(`/imports/new?object=${plural}`)}
          />
          <FileDrop
            label={t('new.drop')}
            hint={t('new.hint')}
            accept={ENDINGS}
            maxSize={MOST}
            take={take}
            busy={upload.isPending}
          />
          {upload.isPending && (
            <div className={styles.sending} role="status">
              <Progress value={sent * 100} aria-label={t('new.sending')} />
              <span>{sent < 1 ? t('new.sending') : t('new.reading')}</span>
            </div>
          )}
          {pasted === undefined ? (
            <p className={styles.paste}>
              <button type="button" className={`plain ${styles.quiet}`} onClick={() => setPasted('')}>
                {t('new.paste')}
              </button>
              <span className={styles.hint}>{t('new.pasteHint')}</span>
            </p>
          ) : (
            <div className={styles.pasting}>
              <Textarea
                autoFocus
                label={t('new.pasteLabel')}
                minRows={6}
                maxRows={12}
                autosize
                value={pasted}
                onChange={(event) => setPasted(event.currentTarget.value)}
              />
              <div className={styles.pasteActs}>
                <Button disabled={!pasted.trim()} loading={upload.isPending} onClick={() => takeText(pasted)}>
                  {t('new.usePasted')}
                </Button>
                <Button variant="subtle" color="gray" onClick={() => setPasted(undefined)}>
                  {t('ui:cancel')}
                </Button>
              </div>
            </div>
          )}
        </div>
      </div>
    </ImportFrame>
  )
}
