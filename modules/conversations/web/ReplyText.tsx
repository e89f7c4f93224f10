import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Suggested, SuggestText } from '#app/web/collaboration/SuggestText.tsx'
import { matches } from '#app/web/ui/matches.ts'
import { filledCannedQuery } from './inbox-client.ts'
import styles from './ReplyBox.module.css'

const MOST = 8
const SLASH = /(?:^|\s)\/([\p{L}\p{N}_-]{0,40})$/u

interface ReplyTextProps {
  id: string
  label: string
  value: string
  onChange: (value: string) => void
}

/** Where one answers: a slash offers canned replies, filled in for this customer. */
export function ReplyText({ id, ...field }: ReplyTextProps) {
  const { t } = useTranslation('conversations')
  const { data: canned } = useQuery(filledCannedQuery(id))
  const suggest = (value: string, caret: number): Suggested | undefined => {
    const [, query] = SLASH.exec(value.slice(0, caret)) ?? []
    if (query === undefined) return undefined
    const found = canned?.filter(({ shortcut, name }) => matches(shortcut, query) || matches(name, query)) ?? []
    // What is called by what was typed comes first.
    const begins = ({ shortcut }: { shortcut: string }) => shortcut.toLowerCase().startsWith(query.toLowerCase())
    found.sort((a, b) => Number(begins(b)) - Number(begins(a)))
    const items = found.slice(0, MOST).map((one) => ({
      ...{ id: one.id, insert: one.text },
      shown: (
        <>
          <strong>/{one.shortcut}</strong>
          <span className={styles.cannedName}>{one.name}</span>
          {one.missing.length > 0 && <span className={styles.cannedGap}>{t('canned.gap')}</span>}
        </>
      ),
    }))
    return { at: caret - query.length - 1, items }
  }
  return <SuggestText {...field} above rows={3} maxLength={100_000} suggest={suggest} listLabel={t('canned.label')} />
}
