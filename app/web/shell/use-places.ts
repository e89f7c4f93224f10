import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectDescriptor } from '#platform/objects/describe'
import { OWN_OBJECTS, visibleTo } from '../navigation.ts'
import type { NavigationItem } from '../navigation-item.ts'
import { givenNames } from '../objects/names.ts'
import { objectsQuery } from '../objects/objects-queries.ts'
import { ownIcon } from '../objects/own-icon.tsx'
import { mayIn, type Session } from '../session.ts'
import { startingWith } from '../ui/in-sentence.ts'

/** A place to go, called what this workspace calls it: its words are for the screen as they stand. */
export type Place = NavigationItem

/** Where this person can go: the places of the modules, and the lists of the workspace's own objects. */
export function usePlaces(session: Session): Place[] {
  const { t, i18n } = useTranslation()
  const { data } = useQuery(objectsQuery)
  const { language } = i18n
  return useMemo(() => {
    const types = data?.items ?? []
    const known = visibleTo(mayIn(session), session.modulesOff).map((item) => placeOf(item, types, t, language))
    const isOwnOn = !session.modulesOff.includes(OWN_OBJECTS)
    const own = types.filter(({ custom }) => custom !== null && isOwnOn).map((type) => ownPlace(type, t, language))
    const inOrder = (more: boolean) => known.filter(({ group }) => (group === 'more') === more)
    return [...inOrder(false), ...own, ...inOrder(true)]
  }, [data, session, t, language])
}

function placeOf(item: NavigationItem, types: readonly ObjectDescriptor[], t: TFunction, language: string): Place {
  const type = types.find(({ name }) => name === item.object)
  const given = type && givenNames(type, language)
  return {
    ...item,
    label: given ? given.many : t(item.label),
    create: item.create && { ...item.create, label: given ? newOne(given.one, t, language) : t(item.create.label) },
  }
}

function ownPlace(type: ObjectDescriptor, t: TFunction, language: string): Place {
  const { one = type.name, many = type.plural } = givenNames(type, language) ?? {}
  const { path, icon, may } = type
  return {
    id: type.plural,
    label: many,
    href: path,
    icon: ownIcon(icon),
    group: 'own',
    ...(may.create ? { create: { label: newOne(one, t, language), href: `${path}?new=true` } } : {}),
  }
}

const newOne = (one: string, t: TFunction, language: string) => t('create.named', { what: startingWith(one, language) })
