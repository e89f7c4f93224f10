import { Select } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { SaveDialog } from '#app/web/collaboration/SaveDialog.tsx'
import { tell } from '#app/web/ui/toasts.tsx'
import styles from './Sequences.module.css'
import { forgetEnrolments, sequencesQuery } from './sequence-client.ts'

interface Shown {
  /** Contacts by their ids; or what begins to enrol very many in a sequence in the background. */
  whom: readonly string[] | ((sequenceId: string) => Promise<unknown>)
  what: string
  dealId?: string | undefined
  close: () => void
  done?: () => void
}

/** Enrols contacts in a sequence, and says of each that cannot be why. */
export function EnrolDialog({ whom, what, dealId, close, done }: Shown) {
  const { t } = useTranslation('sequences')
  const queries = useQueryClient()
  const { data } = useQuery(sequencesQuery)
  const [id, setId] = useState<string | null>(null)
  const on = (data?.items ?? []).filter(({ state }) => state === 'on')
  const enrol = async () => {
    if (!id) return
    if (typeof whom === 'function') {
      await whom(id)
      return done?.()
    }
    const { enrolled, refused } = await client.sequences.enrol({
      ...{ id, contactIds: [...whom] },
      ...(dealId ? { dealId } : {}),
    })
    await forgetEnrolments(queries)
    const reasons = [...new Set(refused.map(({ because }) => because))].map((because) =>
      t(`refused.${because}`, { count: refused.filter((one) => one.because === because).length }),
    )
    void tell([t('enrol.done', { count: enrolled.length }), ...reasons].join(' '))
    done?.()
  }
  return (
    <SaveDialog
      title={t('enrol.title', { what })}
      label={t('enrol.do')}
      isReady={id !== null}
      save={enrol}
      close={close}
    >
      {data && on.length === 0 ? (
        <p className={styles.small}>{t('enrol.none')}</p>
      ) : (
        <Select
          label={t('enrol.in')}
          data={on.map((one) => ({ value: one.id, label: one.name }))}
          value={id}
          onChange={setId}
          data-autofocus
        />
      )}
      <p className={styles.small}>{t('enrol.about')}</p>
    </SaveDialog>
  )
}
