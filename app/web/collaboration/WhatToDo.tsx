import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface WhatToDoProps {
  /** As it is typed: a line is one thing to do. */
  list: string
  change: (list: string) => void
  required?: boolean
}

/** What is to be thought of when a record changes hands, a line each. */
export function WhatToDo({ list, change, required = false }: WhatToDoProps) {
  const { t } = useTranslation('collaboration')
  return (
    <Textarea
      label={t('handOver.list')}
      description={t('handOver.listHint')}
      required={required}
      autosize
      minRows={3}
      maxRows={12}
      value={list}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}

/** The things to do of a typed list. */
export const thingsToDo = (list: string): string[] => list.split('\n').flatMap((line) => line.trim() || [])
