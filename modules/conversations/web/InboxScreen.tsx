import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { RouteNotFound } from '#app/web/shell/RouteNotFound.tsx'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { MessageState } from '#app/web/ui/MessageState.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { CustomerPanel } from './CustomerPanel.tsx'
import styles from './Inbox.module.css'
import { InboxList } from './InboxList.tsx'
import { conversationQuery, threadQuery } from './inbox-client.ts'
import type { InboxSearch } from './inbox-search.ts'
import { ThreadPane } from './ThreadPane.tsx'
import { useInboxList } from './use-inbox-list.ts'

/** The list at the left, one conversation in the middle, its customer at the right. On a phone one of them at a time. */
export function InboxScreen() {
  const model = useModel('conversation')
  const { id } = useParams({ strict: false })
  const search: InboxSearch = useSearch({ strict: false })
  return model ? <Inbox id={id} search={search} /> : <ForbiddenState />
}

function Inbox({ id, search }: { id: string | undefined; search: InboxSearch }) {
  const { t } = useTranslation('conversations')
  const list = useInboxList(search, id)
  // Until one says otherwise there is room for the customer or not.
  const [aside, setAside] = useState<boolean>()
  const toggleCustomer = () => setAside((was) => !(was ?? window.matchMedia('(min-width: 75.01em)').matches))
  return (
    <div className={styles.inbox} data-open={id ? true : undefined} data-aside={aside}>
      {/* Also where a phone has no room for the list. */}
      <h1 className="visually-hidden">{t('inbox.title')}</h1>
      <InboxList list={list} search={search} id={id} />
      {id ? (
        <Conversation key={id} id={id} list={list} toggleCustomer={toggleCustomer} />
      ) : (
        <section className={styles.nothing} aria-label={t('thread.label')}>
          {list.lines.length > 0 && <MessageState title={t('thread.none')} detail={t('thread.choose')} />}
        </section>
      )}
    </div>
  )
}

interface ConversationProps {
  id: string
  list: ReturnType<typeof useInboxList>
  toggleCustomer: () => void
}

function Conversation({ id, list, toggleCustomer }: ConversationProps) {
  const thread = useQuery(threadQuery(id))
  const conversation = useQuery(conversationQuery(id))
  const error = thread.error ?? conversation.error
  if (thread.data && conversation.data)
    return (
      <>
        <ThreadPane thread={thread.data} conversation={conversation.data} list={list} toggleCustomer={toggleCustomer} />
        <CustomerPanel conversation={conversation.data} thread={thread.data} />
      </>
    )
  if (error)
    return (
      <section className={styles.nothing}>
        {'status' in error && (error.status === 404 || error.status === 422) ? (
          <RouteNotFound />
        ) : (
          <RouteError error={error} reset={() => void Promise.all([thread.refetch(), conversation.refetch()])} />
        )}
      </section>
    )
  return (
    <section className={styles.nothing}>
      <RowSkeletons count={6} />
    </section>
  )
}
