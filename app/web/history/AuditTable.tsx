import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { useFormats } from '../ui/format.ts'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './History.module.css'
import type { AuditEntry } from './history-client.ts'
import { actorWords, causeWords, fieldOf, useValueWords, verbWords } from './use-change-words.ts'
import { useDetailWords } from './use-detail-words.ts'

const FIELDS = 4
/** Somebody acted, and nobody knows who. */
const nobodyKnown: ReadonlySet<string> = new Set(['signIn.failed', 'password.forgotten'])

interface AuditTableProps {
  entries: readonly AuditEntry[]
  /** Shows only what was done from an address. */
  onAddress: (address: string) => void
}

/** Changes of the workspace, newest first. */
export function AuditTable({ entries, onAddress }: AuditTableProps) {
  const { t } = useTranslation('history')
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {(['at', 'who', 'what', 'changes'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`audit.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <AuditLine key={entry.id} entry={entry} onAddress={onAddress} />
        ))}
      </tbody>
    </table>
  )
}

function AuditLine({ entry, onAddress }: { entry: AuditEntry } & Pick<AuditTableProps, 'onAddress'>) {
  const { t } = useTranslation('history')
  const { models } = useObjects()
  const formats = useFormats()
  const { at, actor, type, object, recordId, title, cause, address } = entry
  const model = object ? models.get(object) : undefined
  const name = title || (typeof entry.details.name === 'string' ? entry.details.name : model?.one)
  return (
    <tr>
      <td>
        <time dateTime={at} title={formats.dateTime(at)}>
          {formats.date(at)}, {formats.time(at)}
        </time>
      </td>
      <td>
        {nobodyKnown.has(type) ? t('audit.unknown') : actorWords(t, actor)}
        {address && (
          <button type="button" className={styles.address} onClick={() => onAddress(address)}>
            {address}
          </button>
        )}
      </td>
      <td>
        <div>{[verbWords(t, type), causeWords(t, cause)].filter(Boolean).join(', ')}</div>
        {name &&
          name !== actor.name &&
          (model && recordId && !type.endsWith('.deleted') ? (
            <UiLink className={styles.title} href={`${model.path}/${recordId}`}>
              {name}
            </UiLink>
          ) : (
            <span className={styles.title}>{name}</span>
          ))}
      </td>
      <td>
        <Changes entry={entry} />
        <Details entry={entry} />
      </td>
    </tr>
  )
}

function Changes({ entry: { changes, object } }: { entry: AuditEntry }) {
  const { t } = useTranslation('history')
  const { models } = useObjects()
  const wordsOf = useValueWords()
  const model = object ? models.get(object) : undefined
  const fields = Object.entries(changes)
  return (
    <>
      {fields.slice(0, FIELDS).map(([name, [before, after]]) => {
        const field = fieldOf(model, name)
        const [from, to] = [wordsOf(field, before), wordsOf(field, after) || t('nothing')]
        return (
          <div key={name}>
            {field.label}: {from ? `${from} → ${to}` : to}
          </div>
        )
      })}
      {fields.length > FIELDS && <div>{t('audit.andMore', { count: fields.length - FIELDS })}</div>}
    </>
  )
}

/** What is known of it beside changed fields, one line each. */
function Details({ entry }: { entry: AuditEntry }) {
  const linesOf = useDetailWords()
  return (
    <>
      {linesOf(entry).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </>
  )
}
