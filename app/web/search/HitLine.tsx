import { useTranslation } from 'react-i18next'
import type { client } from '../api.ts'
import { ObjectIcon } from '../objects/ObjectIcon.tsx'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { placeOf } from '../search.ts'
import { Highlight } from '../ui/Highlight.tsx'
import { asHeading } from '../ui/in-sentence.ts'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Search.module.css'

type Hit = Awaited<ReturnType<typeof client.search.search>>['items'][number]

/** One record that was found: what it is called, what it belongs to, where it matched. */
export function HitLine({ hit }: { hit: Hit }) {
  const { t } = useTranslation('search')
  const { models } = useObjects()
  const { object, id, title, field, match, words, detail, alike } = hit
  const model = models.get(object)
  const label = field ? model?.field(field)?.label : undefined
  return (
    <li>
      <UiLink href={placeOf(object, id)} className={styles.hit}>
        {model?.view.kind ? (
          <RecordAvatar name={title} kind={model.view.kind} size={24} />
        ) : (
          <span className={styles.icon}>
            <ObjectIcon name={model?.descriptor.icon ?? ''} size={16} stroke={1.6} />
          </span>
        )}
        <span className={styles.words}>
          <span className={styles.title}>
            <Highlight text={title || model?.one || ''} query={words.join(' ')} />
          </span>
          {match && (
            <span className={styles.match}>
              {label && `${t('inField', { field: label })} `}
              <Highlight text={match} query={words.join(' ')} />
            </span>
          )}
        </span>
        <span className={styles.end}>
          {[alike && t('alike'), model && asHeading(model.one), detail].filter(Boolean).join(' · ')}
        </span>
      </UiLink>
    </li>
  )
}
