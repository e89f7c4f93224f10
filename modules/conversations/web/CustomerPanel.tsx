import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useModel, useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import { RelatedRecords } from '#app/web/objects/RelatedRecords.tsx'
import { useRecordQuery } from '#app/web/objects/use-record.ts'
import { moneyOf, reachablesOf, textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { RecordAvatar } from '#app/web/ui/RecordAvatar.tsx'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './CustomerPanel.module.css'
import { forgetConversations, type Thread } from './inbox-client.ts'
import { Labels } from './Labels.tsx'
import { Participants } from './Participants.tsx'
import type { Conversation } from './use-moves.ts'

interface CustomerPanelProps {
  conversation: Conversation
  thread: Thread
}

/** Who it is with: what they bought, what they wrote earlier, how one reaches them, and who else takes part. */
export function CustomerPanel({ conversation, thread }: CustomerPanelProps) {
  const { t } = useTranslation('conversations')
  return (
    <aside className={styles.panel} aria-label={t('customer.label')}>
      {conversation.contactId ? (
        <Known contactId={conversation.contactId} conversation={conversation} />
      ) : (
        <Unknown conversation={conversation} />
      )}
      <Labels conversation={conversation} mayWrite={thread.mayWrite && !conversation.mergedIntoId} />
      <Beside conversation={conversation} />
      <Participants thread={thread} />
    </aside>
  )
}

/** What modules further up have to say of a conversation: its tickets, articles that answer it. */
function Beside({ conversation }: { conversation: Conversation }) {
  const { panels, models } = useObjects()
  const model = models.get('conversation')
  if (!model) return null
  return panels
    .filter(({ place, object }) => place === 'beside' && object === 'conversation')
    .map(({ Panel }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the panels of a type are a fixed list
      <Suspense key={index}>
        <Panel record={conversation} model={model} />
      </Suspense>
    ))
}

function Known({ contactId, conversation }: { contactId: string; conversation: Conversation }) {
  const model = useModel('contact')
  return model ? <Contact {...{ contactId, conversation }} model={model} /> : null
}

function Contact({
  contactId,
  conversation,
  model,
}: {
  contactId: string
  conversation: Conversation
  model: NonNullable<ReturnType<typeof useModel>>
}) {
  const { t } = useTranslation('conversations')
  const formats = useFormats()
  const { data: contact } = useQuery(useRecordQuery(model, contactId))
  if (!contact) return null
  const name = model.titleOf(contact)
  const email = reachablesOf(contact.emails)[0]?.value
  const phone = reachablesOf(contact.phones)[0]?.value
  const of = { and: [{ field: 'contactId', op: 'in' as const, value: [contactId] }] }
  const others = { and: [...of.and, { not: { field: 'id', op: 'in' as const, value: [conversation.id] } }] }
  return (
    <>
      <header className={styles.head}>
        <RecordAvatar name={name} kind="person" size={28} />
        <p>
          <UiLink href={`/contacts/${contactId}`}>
            <strong>{name}</strong>
          </UiLink>
          <span>
            {textOf(contact.jobTitle) || t('customer.since', { day: formats.date(String(contact.createdAt)) })}
          </span>
        </p>
      </header>
      <div className={styles.related}>
        <Suspense>
          <RelatedRecords
            object="order"
            filter={of}
            sort="-placedAt"
            most={3}
            hideEmpty
            detail={(order) => formats.date(textOf(order.placedAt))}
            end={(order) => {
              const total = moneyOf(order.total, textOf(order.currency))
              return total && formats.money(total)
            }}
          />
          <RelatedRecords
            object="deal"
            filter={of}
            sort="-createdAt"
            most={3}
            hideEmpty
            detail={(_, { option }) => option('status')?.label}
            end={(deal) => {
              const amount = moneyOf(deal.amount, textOf(deal.currency))
              return amount && formats.money(amount, { whole: true })
            }}
          />
          <RelatedRecords
            object="conversation"
            label={t('customer.earlier')}
            filter={others}
            sort="-lastMessageAt"
            most={4}
            hideEmpty
            detail={(other) => formats.relative(textOf(other.lastMessageAt))}
            end={(_, { option }) => option('state')?.label}
          />
        </Suspense>
      </div>
      <section className={styles.about}>
        <h3>{t('customer.about')}</h3>
        <dl>
          {email && (
            <>
              <dt>{t('customer.email')}</dt>
              <dd>
                <a href={`mailto:${email}`}>{email}</a>
              </dd>
            </>
          )}
          {phone && (
            <>
              <dt>{t('customer.phone')}</dt>
              <dd>
                <a href={`tel:${phone}`}>{phone}</a>
              </dd>
            </>
          )}
        </dl>
      </section>
    </>
  )
}

/** Somebody nobody has written down yet. */
function Unknown({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations')
  const queries = useQueryClient()
  const model = useModel('contact')
  const { id, senderName, senderEmail } = conversation
  const name = senderName ?? senderEmail ?? t('line.nobody')
  const make = async () => {
    const words = (senderName ?? '').split(' ')
    const contact = await client.contacts.create({
      ...(words.length > 1 ? { firstName: words.slice(0, -1).join(' ') } : {}),
      lastName: words.at(-1) || senderEmail || name,
      ...(senderEmail ? { emails: [senderEmail] } : {}),
    })
    await client.conversations.update({ id, contactId: contact.id })
    await Promise.all([forgetConversations(queries), queries.invalidateQueries({ queryKey: ['contacts'] })])
  }
  return (
    <>
      <header className={styles.head}>
        <RecordAvatar name={name} kind="person" size={28} />
        <p>
          <strong>{name}</strong>
          <span>{senderEmail && senderEmail !== name ? senderEmail : t('customer.unknown')}</span>
        </p>
      </header>
      {model?.descriptor.may.create && (senderName || senderEmail) && (
        <Button size="xs" variant="default" className={styles.make} onClick={() => void make().catch(tellFailure)}>
          {t('customer.make')}
        </Button>
      )}
    </>
  )
}
