import type { TFunction } from 'i18next'

/** As platform/auth/password.ts; the server decides, this saves a way there and back. */
export const SHORTEST_PASSWORD = 10

/** Checks of single fields, in the reader's words; null where nothing is wrong. */
export const fieldChecks = (t: TFunction<'team'>) => ({
  email: (value: string) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('check.email')),
  newPassword: (value: string) =>
    value.length >= SHORTEST_PASSWORD ? null : t('check.password', { count: SHORTEST_PASSWORD }),
  filled: (value: string) => (value.trim() === '' ? t('check.filled') : null),
})
