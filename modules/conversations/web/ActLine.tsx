import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import { inSentence } from '#app/web/ui/in-sentence.ts'
import { useSources } from '#app/web/ui/sources.ts'
import type { Message } from './inbox-client.ts'
import { useUndoMove } from './LedOn.tsx'
import { shortTime } from './short-time.ts'
import styles from './Thread.module.css'

/** What somebody changed, in one line. */
export function ActLine({ message, moves }: { message: Message; moves: readonly string[] }) {
  const { t, i18n } = useTranslation('conversations')
  const formats = useFormats()
  const say = useActWords()
  const { users } = useSources()
  const undo = useUndoMove()
  const moveId = moveOf(message)
  const who = users.find(({ id }) => id === message.userId)?.name ?? t(`act.by.${message.author}`)
  return (
    <p className={styles.act}>
      {t('act.line', { who, what: say(message) })}{' '}
      <time dateTime={message.sentAt}>{inSentence(shortTime(formats, message.sentAt), i18n.language)}</time>
      {moveId && moves.includes(moveId) && (
        <>
          {' '}
          <button type="button" className={`plain ${styles.undo}`} onClick={() => undo.mutate(moveId)}>
            {t('merge.undo')}
          </button>
        </>
      )}
    </p>
  )
}

/** By what a merge or a split is undone. */
function moveOf({ act }: Message): string | undefined {
  const other = (act?.from ?? act?.to) as { moveId?: unknown } | string | null | undefined // as it was told
  return typeof other === 'object' && typeof other?.moveId === 'string' ? other.moveId : undefined
}

const nameOf = (value: unknown) => String((value as { name?: string } | null)?.name ?? '') // as it was told

const numberOf = (value: unknown) => String((value as { number?: string } | null)?.number ?? '') // as it was told

function useActWords() {
  const { t } = useTranslation('conversations')
  const formats = useFormats()
  const { users, teams } = useSources()
  return ({ act }: Message): string => {
    const to = typeof act?.to === 'string' ? act.to : null
    const named = (people: typeof users) => people.find(({ id }) => id === to)?.name ?? t('line.nobody')
    switch (act?.field) {
      case 'state': {
        const [state = 'open', until] = (to ?? 'open').split(' ')
        return t(`act.state.${state}`, { until: until ? shortTime(formats, until) : '' })
      }
      case 'assigneeId':
        return to ? t('act.assigned', { name: named(users) }) : t('act.unassigned')
      case 'teamId':
        return to ? t('act.team', { name: named(teams) }) : t('act.noTeam')
      case 'priority':
        return t('act.priority', { priority: t(`conversation.options.priority.${to ?? 'normal'}`) })
      case 'labels':
        return t('act.labels', {
          labels: Array.isArray(act.to) && act.to.length > 0 ? act.to.join(', ') : t('act.none'),
        })
      case 'ticket':
        return act.to
          ? t('act.ticket', { number: numberOf(act.to) })
          : t('act.noTicket', { number: numberOf(act.from) })
      case 'merged':
      case 'splitFrom':
        return t(`act.${act.field}`, { number: numberOf(act.from) })
      case 'mergedInto':
      case 'split':
        return t(`act.${act.field}`, { number: numberOf(act.to) })
      case 'moveUndone':
        return t('act.moveUndone', { number: numberOf(act.from) })
      case 'survey': {
        const { rating, scale, comment } = act.to as { rating: number; scale: number; comment: string | null } // as it was told
        return comment ? t('act.ratedSaying', { rating, scale, comment }) : t('act.rated', { rating, scale })
      }
      case 'rule':
        return t('act.rule', { name: nameOf(act.to) })
      case 'routed': {
        const { ruleName = '', how = 'fallback' } = (act.to ?? {}) as { ruleName?: string; how?: string } // as it was told
        return t(`act.routed.${how}`, { rule: ruleName })
      }
      case 'handedBack': {
        const { why = 'offline' } = (act.to ?? {}) as { why?: string } // as it was told
        return t(`act.handedBack.${why}`, { name: users.find(({ id }) => id === act.from)?.name ?? t('line.nobody') })
      }
      case 'subject':
        return t('act.subject', { subject: to ?? '' })
      default:
        return t('act.contact')
    }
  }
}
