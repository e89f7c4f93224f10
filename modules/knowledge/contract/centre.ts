import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'
import { categoryIcons } from '../page/icons.ts'
import { Language, Slug } from './translations.ts'

const webAddress = (value: string) => /^https?:\/\/[^/]/i.test(value) && URL.canParse(value)
const byLanguage = <T extends z.ZodType>(shape: T) => z.partialRecord(Language, shape)

const Words = z.strictObject({
  name: text(80).default('').describe('Empty: the name of the business'),
  title: text(120).default('').describe('Empty: “How can we help?”'),
  intro: text(500).default(''),
  asked: z
    .array(text(60).pipe(z.string().min(1)))
    .max(6)
    .default([])
    .describe('What is often searched for: shown below the search'),
})
const Link = z.strictObject({
  label: text(60).pipe(z.string().min(1, { error: 'A link has a label' })),
  address: text(2_000).refine(webAddress, {
    error: 'Only a web address',
    params: { mend: 'Write one that begins with https:// or http://.' },
  }),
})
const settings = {
  address: text(60).pipe(
    z.string().regex(/^(?=.{3,})[a-z0-9]+(-[a-z0-9]+)*$/, {
      error: 'At least three small letters and digits, parted by hyphens',
    }),
  ),
  isOn: z.boolean(),
  languages: z
    .array(Language)
    .min(1)
    .max(12)
    .refine((all) => new Set(all).size === all.length, { error: 'A language stands here twice' })
    .describe('The first is the one that others fall back to'),
  words: byLanguage(Words),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, { error: 'A colour is written as #0b635d' })
    .nullable(),
  logo: Id.nullable().describe('A file of the workspace that is a picture'),
  links: z.array(Link).max(6).describe('Other ways to the business, shown beside the articles'),
  reviewMonths: z.int().min(1).max(60).describe('After how many months an article is to be read again'),
}
const Centre = z.object({ ...settings, version: z.int(), link: z.string().describe('Where it stands once it is on') })

/** The public help centre. */
export const helpCentreContract = {
  get: endpoint({
    method: 'GET',
    path: '/help-centre',
    summary: 'The help centre: its address, languages and look',
    permission: 'articles.read',
    input: z.strictObject({}),
    output: Centre,
    example: {},
  }),
  set: endpoint({
    method: 'PUT',
    path: '/help-centre',
    summary: 'Set up the help centre, and switch it on or off',
    permission: 'settings',
    input: z.strictObject({
      ...settings,
      address: settings.address.optional().describe('Absent: the one it has, or one made of the name of the business'),
      version: z.int().optional().describe('As seen; another one is a version_conflict'),
    }),
    output: Centre,
    refusals: ['version_conflict', 'help_address_taken', 'file_not_found'],
    example: {
      ...{ isOn: true, languages: ['en' as const, 'de' as const], colour: '#0b635d', logo: null },
      words: { en: { name: 'Hafen Kaffee', asked: ['grind size'] } },
      ...{ links: [{ label: 'Shop', address: 'https://shop.example' }], reviewMonths: 6 },
    },
  }),
}

const Category = {
  icon: z.enum(categoryIcons),
  names: byLanguage(
    z.strictObject({
      name: text(80).pipe(z.string().min(1, { error: 'It needs a name' })),
      about: text(200).default(''),
    }),
  ).refine((names) => Object.keys(names).length > 0, { error: 'It needs a name in one language at least' }),
}
const Categories = z.object({
  items: z.array(
    z.object({
      ...Category,
      id: z.uuid(),
      parentId: z.uuid().nullable(),
      slug: z.string(),
      articles: z.int().describe('How many lie in it, whatever became of them; those in the trash not'),
    }),
  ),
})

/** What articles are about. */
export const articleCategoriesContract = {
  list: endpoint({
    method: 'GET',
    path: '/article-categories',
    summary: 'The categories of articles in their order',
    permission: 'articles.read',
    input: z.strictObject({}),
    output: Categories,
    example: {},
  }),
  set: endpoint({
    method: 'PUT',
    path: '/article-categories',
    summary:
      'Set the categories in their order, those within another behind it. One left out goes, if no article lies in it',
    permission: 'articles.update',
    input: z.strictObject({
      items: z
        .array(
          z.strictObject({
            ...Category,
            id: Id.describe('Made by whoever adds it'),
            parentId: Id.nullable().default(null),
            slug: Slug.optional(),
          }),
        )
        .max(200),
    }),
    output: Categories,
    example: {
      items: [
        {
          ...{ id: '0190b3a4-0000-7000-8000-0000000000c1', icon: 'truck' as const },
          names: { en: { name: 'Orders and delivery', about: 'Where is it, change it, send it back' } },
        },
      ],
    },
  }),
}
