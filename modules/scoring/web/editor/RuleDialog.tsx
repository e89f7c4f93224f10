import { Button, Modal, NumberInput, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import { LiveSize } from '#app/web/segments/LiveSize.tsx'
import { useBeyond } from '#app/web/segments/use-beyond.tsx'
import { FilterBar } from '#app/web/ui/FilterBar.tsx'
import { type Filter, partsOf } from '#app/web/ui/filter.ts'
import styles from '../Scoring.module.css'
import type { FitRule, Rule } from '../scoring-client.ts'
import { EventFields } from './EventFields.tsx'

interface RuleDialogProps {
  rule: Rule
  close: () => void
  keep: (rule: Rule) => void
}

/** One rule under the hand. */
export function RuleDialog({ rule: begin, close, keep }: RuleDialogProps) {
  const { t } = useTranslation('scoring')
  const onPhone = useMediaQuery('(max-width: 47.99em)')
  const [rule, setRule] = useState(begin)
  const asks = !('when' in rule) || partsOf(rule.when as Filter).length > 0
  return (
    <Modal
      opened
      onClose={close}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      title={t('when' in rule ? 'rule.fit' : 'rule.engagement')}
      fullScreen={onPhone}
      size={560}
    >
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          keep({ ...rule, name: rule.name.trim() })
        }}
      >
        <div className={styles.line}>
          <TextInput
            className={styles.grows}
            label={t('rule.name')}
            required
            maxLength={80}
            data-autofocus
            value={rule.name}
            onChange={({ currentTarget: { value } }) => setRule({ ...rule, name: value })}
          />
          <NumberInput
            className={styles.short}
            label={t('rule.points')}
            min={-1_000}
            max={1_000}
            allowDecimal={false}
            value={rule.points}
            onChange={(points) => typeof points === 'number' && setRule({ ...rule, points })}
          />
        </div>
        {'when' in rule ? <FitFields rule={rule} set={setRule} /> : <EventFields rule={rule} set={setRule} />}
        <div className={styles.foot}>
          <Button type="submit" variant="filled" disabled={!rule.name.trim() || rule.points === 0 || !asks}>
            {t('ui:done')}
          </Button>
          {!asks && <span className={styles.quiet}>{t('rule.asksNothing')}</span>}
        </div>
      </form>
    </Modal>
  )
}

function FitFields({ rule, set }: { rule: FitRule; set: (rule: FitRule) => void }) {
  const { t } = useTranslation('scoring')
  const { models } = useObjects()
  const beyond = useBeyond('contact')
  const contact = models.get('contact')
  const filter = rule.when as Filter // as it was saved through the same language
  if (!contact) return null
  const facets = contact.facets.filter(({ key }) => !key.startsWith('scoring.'))
  return (
    <fieldset className={styles.filter}>
      <legend className={styles.heading}>{t('rule.when')}</legend>
      <FilterBar
        fields={[...contact.fields, ...facets]}
        filter={filter}
        onChange={(next) => set({ ...rule, when: next ?? { and: [] } })}
        beyond={beyond}
      />
      <LiveSize object="contact" filter={filter} whole />
    </fieldset>
  )
}
