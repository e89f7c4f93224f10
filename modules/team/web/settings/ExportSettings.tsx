import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { sendWorkspace, workspaceImportQuery } from '#app/web/exports/workspace-import.ts'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { FileDrop } from '#app/web/ui/FileDrop.tsx'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { rowNote, Section, sectionButtons } from '#app/web/ui/Section.tsx'
import { tellFailure } from '#app/web/ui/toasts.tsx'

const MOST = 512 * 1024 * 1024

/** Everything out as one archive, and an archive of another Kith in. */
export function ExportSettings() {
  const { session } = useShell()
  return mayIn(session)('settings') ? <OutAndIn /> : <ForbiddenState />
}

function OutAndIn() {
  const { t } = useTranslation('exports')
  const router = useRouter()
  const cache = useQueryClient()
  const start = useMutation({
    mutationFn: () => client.exports.createWhole({}),
    onError: tellFailure,
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: api.exports.key() })
      router.history.push('/exports')
    },
  })
  return (
    <>
      <Section title={t('whole.title')} detail={t('whole.detail')}>
        <div className={sectionButtons}>
          <Button variant="filled" loading={start.isPending} onClick={() => start.mutate()}>
            {t('whole.start')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => router.history.push('/exports')}>
            {t('whole.mine')}
          </Button>
        </div>
      </Section>
      <Section title={t('whole.into')} detail={t('whole.intoDetail')}>
        <Arrival />
      </Section>
    </>
  )
}

function Arrival() {
  const { t } = useTranslation('exports')
  const formats = useFormats()
  const [id, setId] = useState<string>()
  const { data: arrival } = useQuery({ ...workspaceImportQuery(id ?? ''), enabled: id !== undefined })
  const send = useMutation({ mutationFn: sendWorkspace, onError: tellFailure, onSuccess: (begun) => setId(begun.id) })
  const isRunning = send.isPending || arrival?.status === 'running'
  return (
    <>
      <FileDrop
        label={t('whole.drop')}
        hint={t('whole.hint')}
        accept=".zip"
        maxSize={MOST}
        busy={isRunning}
        take={(file) => send.mutate(file)}
      />
      <p className={rowNote} role="status">
        {isRunning && t('whole.reading')}
        {arrival?.status === 'done' && t('whole.done', { count: arrival.done, shown: formats.number(arrival.done) })}
        {arrival?.error && `${arrival.error.message}. ${arrival.error.mend}`}
      </p>
    </>
  )
}
