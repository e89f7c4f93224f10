import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './cells.module.css'
import type { Option, Reachable, RecordRef, Tone } from './field.ts'
import { type Money, useFormats } from './format.ts'
import { phoneInGroups } from './phone-words.ts'
import { RecordAvatar } from './RecordAvatar.tsx'
import { Star } from './Star.tsx'
import { UiLink } from './UiLink.tsx'

/** Nothing there: a dash for the eye, a word for the ear. */
export function Nothing() {
  const { t } = useTranslation('ui')
  return (
    <span className={styles.nothing}>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{t('nothing')}</span>
    </span>
  )
}

/** Text on one line. */
export const TextCell = ({ children }: { children: ReactNode }) => <span className={styles.text}>{children}</span>

/** Money from minor units, tabular; `whole` drops the cents. */
export function MoneyCell({ value, whole }: { value: Money; whole?: boolean }) {
  return <span className="tnum">{useFormats().money(value, { whole })}</span>
}

export function NumberCell({ value }: { value: number }) {
  return <span className="tnum">{useFormats().number(value)}</span>
}

/** A moment by its distance; the exact one on hover and for screen readers. `late` reddens what is past. */
export function DateCell({ value, exact = false, late = false }: { value: string; exact?: boolean; late?: boolean }) {
  const formats = useFormats()
  const overdue = late && formats.isPast(value)
  return (
    <time dateTime={value} title={formats.dateTime(value)} className={styles.text} data-overdue={overdue || undefined}>
      {exact ? formats.date(value) : formats.relative(value)}
    </time>
  )
}

export function EmailCell({ value }: { value: Reachable }) {
  return (
    <a className={styles.contact} href={`mailto:${value.value}`} tabIndex={-1}>
      {value.value}
    </a>
  )
}

export function PhoneCell({ value }: { value: Reachable }) {
  return (
    <a className={styles.contact} href={`tel:${value.value.replace(/[^+\d]/g, '')}`} tabIndex={-1}>
      {phoneInGroups(value.value)}
    </a>
  )
}

export function UrlCell({ value }: { value: string }) {
  // Someone else's words: only a web address may become a link.
  if (!/^https?:\/\//i.test(value)) return <TextCell>{value}</TextCell>
  return (
    <a className={styles.contact} href={value} target="_blank" rel="noreferrer noopener" tabIndex={-1}>
      {value.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')}
    </a>
  )
}

/** One choice of a select: its ring or dot, then its word. */
export function ChoiceCell({ option }: { option: Option }) {
  return (
    <span className={styles.choice}>
      {option.share !== undefined ? (
        <LifecycleRing share={option.share} />
      ) : (
        (option.tone || option.color) && <ToneDot tone={option.tone} color={option.color} />
      )}
      <TextCell>{option.label}</TextCell>
    </span>
  )
}

/** A position on the way to a customer: a ring that fills up; below zero it is dashed (dormant). */
export function LifecycleRing({ share }: { share: number }) {
  return (
    <svg className={styles.ring} viewBox="0 0 14 14" aria-hidden="true">
      <circle
        cx="7"
        cy="7"
        r="6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeDasharray={share < 0 ? '2 1.77' : undefined}
      />
      {share >= 1 && <circle cx="7" cy="7" r="3.6" fill="currentColor" />}
      {share > 0 && share < 1 && <path d={sectorPath(share)} fill="currentColor" />}
    </svg>
  )
}

/** A sector of a disc of radius 3.6 round (7, 7), clockwise from the top. */
export function sectorPath(share: number) {
  const angle = 2 * Math.PI * share
  const x = (7 + 3.6 * Math.sin(angle)).toFixed(2)
  const y = (7 - 3.6 * Math.cos(angle)).toFixed(2)
  return `M7 7V3.4A3.6 3.6 0 ${share > 0.5 ? 1 : 0} 1 ${x} ${y}Z`
}

/** 7 px of colour before a word; never without the word. */
export const ToneDot = ({ tone, color }: { tone?: Tone; color?: string }) => (
  <span className={styles.dot} data-tone={tone} data-color={color} aria-hidden="true" />
)

/** A status: dot and word in a frame. */
export function Chip({ tone, children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.chip}>
      {tone && <ToneDot tone={tone} />}
      {children}
    </span>
  )
}

/** A person or a company with its avatar, opening its record. */
export function RecordCell({ record, strong = false }: { record: RecordRef; strong?: boolean }) {
  const name = <span className={styles.text}>{record.name}</span>
  return (
    <span className={styles.record} data-strong={strong || undefined}>
      {record.kind && <RecordAvatar name={record.name} kind={record.kind} size={record.kind === 'person' ? 20 : 18} />}
      {record.href ? (
        <UiLink className={styles.recordLink} href={record.href} tabIndex={-1}>
          {name}
        </UiLink>
      ) : (
        name
      )}
    </span>
  )
}

/** Stars of five, said as a number. */
export function RatingCell({ value }: { value: number }) {
  const { t } = useTranslation('ui')
  return (
    <span className={styles.stars} role="img" aria-label={t('rating.of', { value })}>
      {[1, 2, 3, 4, 5].map((star) => (
        <Star key={star} empty={star > value} />
      ))}
    </span>
  )
}

/** Choices as chips with their colours; those that have no room are counted. */
export function ChoicesCell({ options, most = 2 }: { options: Option[]; most?: number }) {
  const rest = options.slice(most)
  return (
    <span className={styles.tags}>
      {options.slice(0, most).map(({ value, label, tone, color }) => (
        <span key={value} className={styles.chip}>
          {(tone || color) && <ToneDot tone={tone} color={color} />}
          {label}
        </span>
      ))}
      {rest.length > 0 && (
        <span className={styles.rest} title={rest.map(({ label }) => label).join(', ')}>
          +{rest.length}
        </span>
      )}
    </span>
  )
}

/** Tags as chips; those that have no room are counted. */
export function TagsCell({ tags, most = 2 }: { tags: string[]; most?: number }) {
  const rest = tags.slice(most)
  return (
    <span className={styles.tags}>
      {tags.slice(0, most).map((tag) => (
        <Chip key={tag}>{tag}</Chip>
      ))}
      {rest.length > 0 && (
        <span className={styles.rest} title={rest.join(', ')}>
          +{rest.length}
        </span>
      )}
    </span>
  )
}
