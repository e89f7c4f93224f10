import { z } from 'zod'

/** A name in paths, filters and `custom`: letters and digits, a small letter first. */
export const ApiName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}$/, { error: 'A name has letters and digits, a small letter first, at most 40' })
  .refine((name) => !reserved.has(name), { error: 'This name is taken by Kith or by JavaScript' })

/** What objects of their own mean elsewhere, and the fields any record has. */
const reserved = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype', 'id', 'version', 'custom', 'createdAt', 'updatedAt', 'createdBy', 'deletedAt', 'workspaceId', 'searchText', 'object',
]) // biome-ignore format: one glance

const umlauts: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'oe',
  å: 'a',
  œ: 'oe',
  ł: 'l',
}

/** The words of a label in small letters without marks, for names and addresses: “Kunden-Nr. größe” gives kunden, nr, groesse. */
export const plainWords = (label: string): string[] =>
  label
    .toLowerCase()
    .replace(/[äöüßæøåœł]/g, (letter) => umlauts[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

/** A name made of a label: “Kunden-Nr. alt” becomes `kundenNrAlt`. @param taken names that are in use already. */
export function apiNameOf(label: string, taken: ReadonlySet<string>, fallback: string): string {
  const words = plainWords(label)
  const joined = words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')
  const name = (/^[a-z]/.test(joined) ? joined : joined ? fallback + joined : fallback).slice(0, 36)
  if (!taken.has(name) && !reserved.has(name)) return name
  for (let number = 2; ; number++) if (!taken.has(`${name}${number}`)) return `${name}${number}`
}

/** The value of an option made of its label, as `apiNameOf` but with hyphens. */
export function optionValueOf(label: string, taken: ReadonlySet<string>): string {
  const value = label.trim().slice(0, 90)
  if (!taken.has(value)) return value
  for (let number = 2; ; number++) if (!taken.has(`${value} ${number}`)) return `${value} ${number}`
}
