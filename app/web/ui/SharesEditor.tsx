import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditorProps } from './editors.tsx'
import { sharesOf } from './field.ts'
import styles from './PropertyList.module.css'
import { openShare, SharesInput } from './SharesInput.tsx'

/** Shares in place: saved once they come to a whole, or are taken away altogether. */
export function SharesEditor({ labelledBy, value, commit, cancel }: EditorProps) {
  const { t } = useTranslation('ui')
  const [shares, setShares] = useState(sharesOf(value))
  const isWhole = shares.length === 0 || (openShare(shares) === 0 && shares.every(({ percent }) => percent > 0))
  return (
    <form
      aria-labelledby={labelledBy}
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        if (isWhole) commit(shares)
      }}
      onKeyDown={(event) => event.key === 'Escape' && cancel()}
    >
      <SharesInput value={shares} onChange={setShares} />
      <div className={styles.buttons}>
        <Button type="submit" size="xs" disabled={!isWhole} title={isWhole ? undefined : t('shares.whole')}>
          {t('save')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={cancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
