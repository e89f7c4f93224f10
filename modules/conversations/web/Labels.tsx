import { TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSources } from '#app/web/ui/sources.ts'
import styles from './CustomerPanel.module.css'
import { type Conversation, useMoves } from './use-moves.ts'

/** The labels of a conversation: those in use are offered, others are typed. */
export function Labels({ conversation, mayWrite }: { conversation: Conversation; mayWrite: boolean }) {
  const { t } = useTranslation('conversations')
  const { tags } = useSources()
  const move = useMoves(conversation)
  return (
    <section className={styles.about}>
      <h3 id="conversation-labels">{t('conversation.fields.labels')}</h3>
      <TagsInput
        size="xs"
        aria-labelledby="conversation-labels"
        placeholder={conversation.labels.length === 0 ? t('labels.add') : ''}
        data={tags}
        maxLength={60}
        maxTags={50}
        readOnly={!mayWrite}
        value={conversation.labels}
        onChange={(labels) => void move({ labels }, 'labelled')}
      />
    </section>
  )
}
