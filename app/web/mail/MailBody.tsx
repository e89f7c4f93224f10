import { IconPhotoOff } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { tellFailure } from '../ui/toasts.tsx'
import styles from './Mail.module.css'
import { MailFrame } from './MailFrame.tsx'

interface MailBodyProps {
  emailId: string
  look: { isDesigned: boolean; hasRemoteImages: boolean; remoteAllowed: boolean; sender: string }
  /** Its words, for those who want no more. */
  children: ReactNode
}

/** What a mail says: as it was sent where it was made to be looked at, else its words. Pictures from elsewhere wait until they are allowed. */
export function MailBody({ emailId, look, children }: MailBodyProps) {
  const { t } = useTranslation('mail')
  const [asSent, setAsSent] = useState(look.isDesigned)
  const [loads, setLoads] = useState(false)
  const showsRemote = loads || look.remoteAllowed
  return (
    <>
      {asSent ? <MailFrame emailId={emailId} showsRemote={showsRemote} /> : children}
      <p className={styles.acts}>
        {asSent && look.hasRemoteImages && <RemoteImages look={look} loads={loads} load={() => setLoads(true)} />}
        <button type="button" className={`plain ${styles.act}`} onClick={() => setAsSent(!asSent)}>
          {t(asSent ? 'asText' : 'asSent')}
        </button>
      </p>
    </>
  )
}

interface RemoteImagesProps extends Pick<MailBodyProps, 'look'> {
  loads: boolean
  load: () => void
}

function RemoteImages({ look: { remoteAllowed, sender }, loads, load }: RemoteImagesProps) {
  const { t } = useTranslation('mail')
  const queries = useQueryClient()
  const trust = useMutation({
    mutationFn: (trusted: boolean) => client.trustedSenders.trust({ address: sender, trusted }),
    // Every mail of theirs on the screen shows, or no longer.
    onSuccess: () => queries.invalidateQueries(),
    onError: tellFailure,
  })
  if (remoteAllowed)
    return (
      <>
        <span>{t('remote.trusted', { sender })}</span>
        <button type="button" className={`plain ${styles.act}`} onClick={() => trust.mutate(false)}>
          {t('remote.stop')}
        </button>
      </>
    )
  return (
    <>
      {!loads && (
        <>
          <span className={styles.blocked}>
            <IconPhotoOff size={14} stroke={1.6} aria-hidden="true" />
            {t('remote.blocked')}
          </span>
          <button type="button" className={`plain ${styles.act}`} onClick={load}>
            {t('remote.load')}
          </button>
        </>
      )}
      {sender && (
        <button type="button" className={`plain ${styles.act}`} onClick={() => trust.mutate(true)}>
          {t('remote.always', { sender })}
        </button>
      )}
    </>
  )
}
