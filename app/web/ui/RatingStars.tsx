import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './RatingStars.module.css'
import { Star } from './Star.tsx'

interface RatingStarsProps {
  label: string
  value: number | null
  onChange: (value: number | null) => void
  autoFocus?: boolean
}

/** One to five stars: arrows move, the chosen star pressed again takes them away. */
export function RatingStars({ label, value, onChange, autoFocus }: RatingStarsProps) {
  const { t } = useTranslation('ui')
  const name = useId()
  return (
    <span role="radiogroup" aria-label={label} className={styles.stars}>
      {[1, 2, 3, 4, 5].map((star) => (
        <label key={star} className={styles.star} data-on={star <= (value ?? 0) || undefined}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            // biome-ignore lint/a11y/noAutofocus: it opened under the hand that pressed
            autoFocus={autoFocus && star === (value ?? 1)}
            aria-label={t('rating.of', { value: star })}
            checked={value === star}
            onChange={() => onChange(star)}
            onClick={() => value === star && onChange(null)}
          />
          <Star empty={star > (value ?? 0)} size={18} />
        </label>
      ))}
    </span>
  )
}
