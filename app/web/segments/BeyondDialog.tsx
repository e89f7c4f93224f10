import { Button, Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { Filter } from '../ui/filter.ts'
import styles from './Beyond.module.css'
import { type Beyond, isHappening, isMembership, isReckoning, isRelatedness, isWhole } from './beyond.ts'
import { GroupEditor } from './GroupEditor.tsx'
import { isGroup } from './group.ts'
import { HappeningEditor } from './HappeningEditor.tsx'
import { LiveSize } from './LiveSize.tsx'
import { MembershipEditor } from './MembershipEditor.tsx'
import { ReckoningEditor } from './ReckoningEditor.tsx'
import { RelatednessEditor } from './RelatednessEditor.tsx'

interface BeyondDialogProps {
  object: string
  part: Beyond
  onChange: (part: Beyond) => void
  close: () => void
  plain?: boolean
}

function kindOf(part: Beyond) {
  if (isRelatedness(part)) return 'relation'
  return isMembership(part) ? 'segment' : isHappening(part) ? 'event' : isGroup(part) ? 'group' : 'related'
}

/** One condition beyond the fields under the hand, with how many it concerns. */
export function BeyondDialog({ object, part, onChange, close, plain }: BeyondDialogProps) {
  const { t } = useTranslation('segments')
  const onPhone = useMediaQuery('(max-width: 47.99em)')
  const kind = kindOf(part)
  return (
    <Modal
      opened
      onClose={close}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      title={t(`beyond.title.${kind}`)}
      fullScreen={onPhone}
      size={520}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          // It may hang over another form, which React would tell as well.
          event.stopPropagation()
          close()
        }}
      >
        {isMembership(part) && <MembershipEditor object={object} part={part} onChange={onChange} />}
        {isRelatedness(part) && <RelatednessEditor object={object} part={part} onChange={onChange} />}
        {isHappening(part) && <HappeningEditor object={object} part={part} onChange={onChange} />}
        {isReckoning(part) && <ReckoningEditor object={object} part={part} onChange={onChange} />}
        {isGroup(part) && <GroupEditor object={object} part={part} onChange={onChange} plain={plain} />}
        <div className={styles.foot}>
          <LiveSize object={object} filter={isWhole(part) ? (part as Filter) : undefined} whole={isWhole(part)} />
          <Button type="submit" variant="filled">
            {t('ui:done')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
