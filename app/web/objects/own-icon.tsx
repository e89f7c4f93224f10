import { type ComponentProps, lazy, Suspense } from 'react'
import type { PlaceIcon } from '../navigation-item.ts'

// Most workspaces use two or three of forty pictures: they come once there is an object that has one.
const ObjectIcon = lazy(async () => ({ default: (await import('./ObjectIcon.tsx')).ObjectIcon }))

const made = new Map<string, PlaceIcon>()

/** The picture of an object of the workspace's own, as a component that stays the same. */
export function ownIcon(name: string): PlaceIcon {
  const icon = made.get(name) ?? pictureOf(name)
  made.set(name, icon)
  return icon
}

const pictureOf =
  (name: string): PlaceIcon =>
  (props) => <OwnIcon name={name} {...props} />

/** The picture kept under a name. */
export function OwnIcon({ name, ...props }: { name: string } & ComponentProps<PlaceIcon>) {
  return (
    <Suspense fallback={<svg width={props.size} height={props.size} aria-hidden="true" />}>
      <ObjectIcon name={name} {...props} />
    </Suspense>
  )
}
