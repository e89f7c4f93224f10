import { z } from 'zod'
import type { Kith } from '#platform/ctx/ctx'
import { text } from '#platform/objects/text'
import { parseLanguage } from '#platform/values/language'
import type { Visitor } from '../authenticate.ts'
import { personOf } from '../sessions.ts'
import { PersonName } from '../sign-up.ts'
import { TimeZone } from '../workspace-settings.ts'

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'A time is written as 09:00' })

/** Hours of one day of the week, 1 Monday to 7 Sunday, by the clock of the person's own time zone. */
export const WorkingDay = z
  .strictObject({ day: z.int().min(1).max(7), from: Clock, to: Clock })
  .refine(({ from, to }) => from < to, { error: 'The day ends before it begins', path: ['to'] })

const WorkingHours = z
  .array(WorkingDay)
  .max(7)
  .refine((days) => new Set(days.map(({ day }) => day)).size === days.length, {
    error: 'A day stands there twice',
    params: { mend: 'Name each day once.' },
  })

const Languages = z
  .array(
    z
      .string()
      .max(100)
      .transform((given, context) => {
        const read = parseLanguage(given)
        if (read.ok) return read.value
        context.addIssue({
          code: 'custom',
          message: 'There is no such language',
          params: { mend: 'Write a code such as de.' },
        })
        return z.NEVER
      }),
  )
  .max(20)
  .transform((all) => [...new Set(all)])

/** What people may say of themselves; what is absent stays. */
export const ProfileChange = z.strictObject({
  name: PersonName.optional(),
  locale: z.enum(['en', 'de']).nullable().optional(),
  timeZone: TimeZone.nullable().optional().describe('IANA; null: the workspace’s'),
  workingHours: WorkingHours.optional().describe('Days that are not named are free; none: nothing said'),
  languages: Languages.optional().describe('Which one speaks with customers, BCP 47; none: nothing said'),
  signature: text(2000).optional().describe('Below mails one writes'),
})
export type ProfileChange = z.output<typeof ProfileChange>

export interface Profile {
  id: string
  name: string
  email: string
  /** The language Kith speaks to this person; null: the browser's. */
  locale: 'en' | 'de' | null
  /** IANA; null: the workspace's. */
  timeZone: string | null
  workingHours: z.output<typeof WorkingDay>[]
  /** Which languages they speak with customers, BCP 47. */
  languages: string[]
  signature: string
  /** Changes with the photo; null: there is none. */
  photo: string | null
  twoFactorEnabled: boolean
  /** Whoever has only ever come by a provider has none. */
  hasPassword: boolean
}

/** What a user has told about themselves. */
export async function findProfile(kith: Kith, userId: string): Promise<Profile> {
  const { photoSha256, found, ...row } = await kith.database.app
    .selectFrom('users')
    .select([
      'id',
      'name',
      'email',
      'locale',
      'timeZone',
      'workingHours',
      'languages',
      'signature',
      'photoSha256',
      'twoFactorEnabled',
    ])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('credentials')
          .select('id')
          .whereRef('credentials.userId', '=', 'users.id')
          .where('credentials.password', 'is not', null),
      ).as('found'),
    )
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  // The table's check constraint knows no other language; working hours are written by changeProfile alone.
  const { locale, workingHours, languages } = row as unknown as Pick<Profile, 'locale' | 'workingHours' | 'languages'>
  return { ...row, locale, workingHours, languages, hasPassword: Boolean(found), photo: photoMark(photoSha256) }
}

/** Enough of the content's hash to tell one photo from the next. */
export const photoMark = (sha256: string | null) => sha256?.slice(0, 12) ?? null

/** Changes what the visitor says of themselves. */
export async function changeProfile(
  kith: Kith,
  visitor: Visitor,
  { workingHours, languages, ...given }: ProfileChange,
) {
  const { userId } = personOf(visitor)
  await kith.database.app
    .updateTable('users')
    .set({
      ...given,
      ...(workingHours ? { workingHours: JSON.stringify(workingHours) } : {}),
      ...(languages ? { languages: JSON.stringify(languages) } : {}),
      updatedAt: kith.now().toISOString(),
    })
    .where('id', '=', userId)
    .execute()
  return findProfile(kith, userId)
}
