import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { BeyondChipProps, BeyondFields } from '../ui/filter-beyond.ts'
import { freshBeyond, groupOption, isBeyond, isReckoning, isWhole, type Models, optionsOf } from './beyond.ts'
import { freshGroup, isGroup } from './group.ts'

const BeyondChip = lazy(async () => ({ default: (await import('./BeyondChip.tsx')).BeyondChip }))

const Chip = (props: BeyondChipProps) => (
  <Suspense fallback={null}>
    <BeyondChip {...props} />
  </Suspense>
)

const PlainChip = (props: BeyondChipProps) => (
  <Suspense fallback={null}>
    <BeyondChip {...props} plain />
  </Suspense>
)

/** What a filter of an object can ask beyond its fields: what happened, what is related, which segments; and groups. */
export function useBeyond(object: string): BeyondFields {
  const { models } = useObjects()
  const { t } = useTranslation('ui')
  return useMemo(
    () => ({
      options: optionsOf(models, object, t),
      fresh: (key) => freshBeyond(key, models, object),
      // What a report asks of, such as the stages a deal stood in, has no words here: it holds, and can be taken away.
      knows: (part) => isBeyond(part) && (!isReckoning(part) || isListed(models, part.related)),
      isWhole: (part) => isBeyond(part) && isWhole(part),
      object,
      Chip,
    }),
    [models, object, t],
  )
}

const isListed = (models: Models, related: string) =>
  [...models.values()].some(({ descriptor }) => descriptor.name === related || descriptor.plural === related)

/** Groups of conditions on fields, for filters that look no further. */
export function useGroups(object: string): BeyondFields {
  const { t } = useTranslation('ui')
  return useMemo(
    () => ({
      options: groupOption(t),
      fresh: () => freshGroup,
      knows: isGroup,
      isWhole: (part) => isGroup(part) && isWhole(part),
      object,
      Chip: PlainChip,
    }),
    [object, t],
  )
}
