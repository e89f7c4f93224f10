import type { RelationType } from './relation-shape.ts'

const builtin = (
  key: string,
  number: number,
  fromObject: string,
  toObject: string,
  isSymmetric = false,
): RelationType => ({
  id: `0e1a7100-0000-7000-8000-${String(number).padStart(12, '0')}`,
  builtin: key,
  fromObject,
  toObject,
  isSymmetric,
  labelForward: null,
  labelBackward: null,
  archivedAt: null,
})

/**
 * Ready-made types, in every workspace under the same id. Their ids and directions must never change; their words stand in
 * the web's catalogue (`relations:builtin.<key>.forward|backward`).
 */
export const builtinTypes: readonly RelationType[] = [
  builtin('referral', 1, 'contact', 'contact'),
  builtin('family', 2, 'contact', 'contact', true),
  builtin('advice', 3, 'contact', 'contact'),
  builtin('companyReferral', 4, 'contact', 'company'),
  builtin('companyAdvice', 5, 'contact', 'company'),
  builtin('partnership', 6, 'company', 'company', true),
  builtin('competition', 7, 'company', 'company', true),
  builtin('supply', 8, 'company', 'company'),
  // Roles in a purchase, and who else is after it.
  builtin('decision', 9, 'contact', 'deal'),
  builtin('champion', 10, 'contact', 'deal'),
  builtin('use', 11, 'contact', 'deal'),
  builtin('procurement', 12, 'contact', 'deal'),
  builtin('objection', 13, 'contact', 'deal'),
  builtin('rivalry', 14, 'company', 'deal'),
]
