import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import styles from './ColumnsStep.module.css'
import type { Column, Import, Mapped } from './import-model.ts'
import { TargetMenu } from './TargetMenu.tsx'
import type { TargetGroup } from './target-menu.ts'

/** Below it a person should look whether a suggestion is right. */
const SURE = 0.75
const SAMPLES = 3

interface ColumnLineProps {
  column: Column
  mapped: Mapped | undefined
  suggested: Import['suggested'][number] | undefined
  /** The column that was given its place, which takes only one. */
  displacedBy: string | undefined
  label: (path: string) => string
  menu: TargetGroup[]
  choose: (path: string | null) => void
  /** Makes the field that is proposed for it. */
  make: (() => void) | undefined
}

/** One column: what it is called, what is in it, where it goes and why. */
export const ColumnLine = memo(function ColumnLine(props: ColumnLineProps) {
  const { column, mapped, suggested, displacedBy, label, menu, choose, make } = props
  const { t } = useTranslation('imports')
  const formats = useFormats()
  const path = mapped?.field ?? null
  const asSuggested = suggested !== undefined && suggested.field === path
  const unsure = asSuggested && path !== null && suggested.confidence < SURE
  const status = path === null ? 'left' : unsure ? 'unsure' : 'sure'
  const name = column.header || t('columns.nameless', { number: column.index + 1 })
  const kind = t(`kindsOfCells.${column.kind}`, { defaultValue: column.kind })
  const said = Object.keys(mapped?.words ?? {})
  const whyLeft = () => {
    if (displacedBy) return t('columns.displaced', { column: displacedBy })
    if (column.kind === 'empty') return t('columns.why.empty')
    if (asSuggested && suggested.why === 'preset') return t('columns.why.presetOut')
    return t(asSuggested ? 'columns.why.nothing' : 'columns.why.leftOut')
  }
  const why =
    path === null ? whyLeft() : asSuggested ? t(`columns.why.${suggested.why}`, { kind }) : t('columns.why.chosen')
  return (
    <li className={styles.line} data-status={displacedBy && path === null ? 'displaced' : status}>
      <div className={styles.name}>
        <span className={styles.dot} role="img" aria-label={t(`columns.status.${status}`)} />
        <span className={styles.header}>{name}</span>
        <span className={styles.filled}>
          {t('columns.filled', { share: formats.percent(Math.round(column.filled * 100) / 100) })}
        </span>
      </div>
      <div className={styles.samples}>
        {column.samples.slice(0, SAMPLES).map((sample) => (
          <span key={sample} className={styles.sample} title={sample.length > 24 ? sample : undefined}>
            {sample}
          </span>
        ))}
      </div>
      <div className={styles.target}>
        <TargetMenu column={name} path={path} label={label} menu={menu} choose={choose} />
        {make && path === null && suggested?.proposal && (
          <button type="button" className={`plain ${styles.make}`} onClick={make}>
            {t('columns.make', {
              label: suggested.proposal.label,
              type: t(`proposals.${suggested.proposal.type}`, { count: suggested.proposal.options.length }),
            })}
          </button>
        )}
        {path !== null && said.length > 0 && (
          <span className={styles.why}>
            {t('words.told', {
              words: [...said.slice(0, SAMPLES), ...(said.length > SAMPLES ? ['…'] : [])].join(', '),
            })}{' '}
            <button type="button" className="plain" onClick={() => choose(path)}>
              {t('words.forget')}
            </button>
          </span>
        )}
        <span className={styles.why}>{unsure ? `${why} ${t('columns.look')}` : why}</span>
      </div>
    </li>
  )
})
