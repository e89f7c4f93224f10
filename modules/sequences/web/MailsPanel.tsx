import { ActionIcon, Button } from '@mantine/core'
import { IconArrowBackUp, IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { onLetter } from '#app/web/objects/open-letter.ts'
import { textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { useShortcuts } from '#app/web/ui/keyboard.ts'
import { useSources } from '#app/web/ui/sources.ts'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import { LetterDialog } from './LetterDialog.tsx'
import styles from './Sequences.module.css'
import { forgetLetters, type Letter, lettersQuery } from './sequence-client.ts'

const MOST = 5

/** The mails of a contact or a deal: what became of each, and the way to the next. */
export function MailsPanel({ record, model }: RecordPartProps) {
  const { t } = useTranslation(['sequences', 'objects'])
  const isDeal = model.descriptor.name === 'deal'
  const may = useModel('activity')?.descriptor.may
  const contactId = isDeal ? textOf(record.contactId) : record.id
  const { data } = useQuery({
    ...lettersQuery(isDeal ? { dealId: record.id } : { contactId: record.id }),
    enabled: may !== undefined,
  })
  const [writing, setWriting] = useState<'new' | Letter>()
  const mayWrite = Boolean(may?.create) && contactId !== '' && !record.deletedAt
  useEffect(() => (mayWrite ? onLetter(() => setWriting('new')) : undefined), [mayWrite])
  const keys = useMemo(
    () =>
      mayWrite
        ? [{ keys: 'w', label: t('letter.title'), group: t('objects:record.group'), run: () => setWriting('new') }]
        : [],
    [mayWrite, t],
  )
  useShortcuts(keys)
  if (!may) return null
  const letters = data?.items ?? []
  return (
    <section className={styles.panel} aria-label={t('panel.title')}>
      <div className={styles.panelHead}>
        <h2 className={styles.heading}>
          {t('panel.title')} <span className={styles.small}>{letters.length || ''}</span>
        </h2>
        {mayWrite && (
          <ActionIcon aria-label={t('letter.title')} aria-keyshortcuts="w" onClick={() => setWriting('new')}>
            <IconPlus size={16} stroke={1.6} />
          </ActionIcon>
        )}
      </div>
      {data && letters.length === 0 && (
        <p className={styles.small}>{t(contactId ? 'panel.none' : 'panel.noContact')}</p>
      )}
      <ul className={styles.letters}>
        {letters.slice(0, MOST).map((letter) => (
          <LetterLine key={letter.id} letter={letter} mayWrite={mayWrite} writeOn={() => setWriting(letter)} />
        ))}
      </ul>
      {writing && (
        <LetterDialog
          contactId={writing === 'new' ? contactId : writing.contactId}
          dealId={isDeal ? record.id : writing === 'new' ? undefined : (writing.dealId ?? undefined)}
          follows={writing === 'new' ? undefined : writing}
          close={() => setWriting(undefined)}
        />
      )}
    </section>
  )
}

function LetterLine({ letter, mayWrite, writeOn }: { letter: Letter; mayWrite: boolean; writeOn: () => void }) {
  const { t } = useTranslation('sequences')
  const formats = useFormats()
  const queries = useQueryClient()
  const { users } = useSources()
  const [busy, setBusy] = useState(false)
  const { subject, senderId, sentAt, status, answeredAt } = letter
  const answered = async () => {
    setBusy(true)
    try {
      await client.letters.answer({ id: letter.id })
      await forgetLetters(queries)
      await tell(t('answer.noted'))
    } catch (problem) {
      tellFailure(problem)
    } finally {
      setBusy(false)
    }
  }
  const who = users.find(({ id }) => id === senderId)?.name
  return (
    <li className={styles.letter}>
      <p className={styles.letterSubject}>{subject || t('panel.hidden')}</p>
      <p className={styles.small}>
        {[who, formats.relative(sentAt), answeredAt ? t('answer.answered') : t(`status.${status}`)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {mayWrite && (
        <div className={styles.letterActs}>
          {!answeredAt && (
            <Button size="compact-xs" variant="default" loading={busy} onClick={() => void answered()}>
              {t('answer.note')}
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconArrowBackUp size={14} stroke={1.6} />}
            onClick={writeOn}
          >
            {t('letter.again')}
          </Button>
        </div>
      )}
    </li>
  )
}
