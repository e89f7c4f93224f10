import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface BeginButtonProps {
  label: string
  /** Whoever may not is told so by the button. */
  may: boolean
  begin: () => void
  variant?: 'filled' | 'default'
}

/** Makes another one of what a screen lists. */
export function BeginButton({ label, may, begin, variant = 'filled' }: BeginButtonProps) {
  const { t } = useTranslation('objects')
  return (
    <Button
      variant={variant}
      leftSection={<IconPlus size={16} stroke={1.6} />}
      title={may ? undefined : t('may.notCreate')}
      data-disabled={may ? undefined : true}
      aria-disabled={may ? undefined : true}
      onClick={() => may && begin()}
    >
      {label}
    </Button>
  )
}
