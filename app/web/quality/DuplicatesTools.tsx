import { ActionIcon, Button, Menu, Modal, Slider } from '@mantine/core'
import { IconChecks, IconDots, IconRefresh, IconSettings, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Progress } from '../live.ts'
import { useProgress } from '../live.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { useFormats } from '../ui/format.ts'
import type { DuplicatesSearch } from './quality-routes.ts'
import type { useMerge } from './use-merge.ts'

interface DuplicatesToolsProps {
  model: ObjectModel
  merging: ReturnType<typeof useMerge>
  duplicates: {
    settings: { bulkConfidence: number }
    may: { merge: boolean; settings: boolean }
    objects: { object: string; open: number; sure: number }[]
  }
  isRunning: boolean
  progress: Progress | undefined
  go: (to: DuplicatesSearch) => void
}

/** All that is sure at once, a search of everything, what was said to be two, the settings. */
export function DuplicatesTools({ model, merging, duplicates, isRunning, progress, go }: DuplicatesToolsProps) {
  const { t } = useTranslation('quality')
  const formats = useFormats()
  const [dialog, setDialog] = useState<'accept' | 'settings'>()
  const { settings, may } = duplicates
  const sure = duplicates.objects.find(({ object }) => object === model.descriptor.name)?.sure ?? 0
  const accepting = useProgress('duplicatesAccepted', model.descriptor.name)
  const isAccepting = accepting !== undefined && accepting.status !== 'done'
  const from = formats.percent(settings.bulkConfidence)
  return (
    <>
      {(isRunning || isAccepting) && (
        <small role="status">
          {isAccepting
            ? t('accept.progress', {
                done: formats.number(accepting.done),
                total: formats.number(accepting.total ?? 0),
              })
            : progress?.total
              ? t('scan.progress', { share: formats.percent(Math.round((progress.done / progress.total) * 100) / 100) })
              : t('scan.running')}
        </small>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('tools')}>
            <IconDots size={18} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconChecks size={16} stroke={1.6} />}
            disabled={!may.merge || sure === 0}
            onClick={() => setDialog('accept')}
          >
            {t('accept.menu', { count: sure, shown: formats.number(sure), from })}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconRefresh size={16} stroke={1.6} />}
            disabled={!may.merge || isRunning}
            onClick={() => void merging.scan()}
          >
            {t('scan.menu', { what: model.many })}
          </Menu.Item>
          <Menu.Item leftSection={<IconUsersGroup size={16} stroke={1.6} />} onClick={() => go({ show: 'never' })}>
            {t('never.menu')}
          </Menu.Item>
          {may.settings && (
            <Menu.Item leftSection={<IconSettings size={16} stroke={1.6} />} onClick={() => setDialog('settings')}>
              {t('settings.menu')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={dialog === 'accept'}
        onClose={() => setDialog(undefined)}
        title={t('accept.title', { count: sure, shown: formats.number(sure) })}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        <p>{t('accept.text', { from })}</p>
        <Button
          mt={16}
          variant="filled"
          onClick={() => {
            setDialog(undefined)
            void merging.accept()
          }}
        >
          {t('accept.button')}
        </Button>
      </Modal>
      <Modal
        opened={dialog === 'settings'}
        onClose={() => setDialog(undefined)}
        title={t('settings.title')}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        <Confidence
          value={settings.bulkConfidence}
          save={(value) => void merging.setConfidence(value).then(() => setDialog(undefined))}
        />
      </Modal>
    </>
  )
}

function Confidence({ value, save }: { value: number; save: (value: number) => void }) {
  const { t } = useTranslation('quality')
  const [percent, setPercent] = useState(Math.round(value * 100))
  return (
    <>
      <p id="bulk-confidence">{t('settings.text')}</p>
      <Slider
        my={24}
        min={50}
        max={100}
        value={percent}
        onChange={setPercent}
        label={(shown) => `${shown} %`}
        labelAlwaysOn
        thumbProps={{ 'aria-labelledby': 'bulk-confidence' }}
      />
      <Button variant="filled" onClick={() => save(percent / 100)}>
        {t('ui:save')}
      </Button>
    </>
  )
}
