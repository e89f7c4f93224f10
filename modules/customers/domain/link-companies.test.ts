import { expect, test } from 'vitest'
import { saveRecords } from '#platform/objects/save-records'
import { aWorkspace } from '#tests/support/workspace'

test('people who come without a company get the one of their mail, where the workspace wants it', async () => {
  const { ann, ben } = await aWorkspace()
  const company = (
    await ann.asks('POST', '/companies', { name: 'Café Lumen', domains: ['lumen.example', 'gmail.com'] })
  ).body
  const other = (await ann.asks('POST', '/companies', { name: 'Andere', domains: ['andere.example'] })).body
  const companyOf = async (draft: object) =>
    (await ben.asks('POST', '/contacts', draft)).body.companies.map(({ id }: { id: string }) => id)
  const sofia = { firstName: 'Sofia', emails: ['sofia@lumen.example'] }
  expect(await companyOf(sofia)).toEqual([])

  expect((await ben.asks('PATCH', '/workspace', { linkCompanies: true })).status).toBe(403)
  expect((await ann.asks('PATCH', '/workspace', { linkCompanies: true })).body.linkCompanies).toBe(true)
  expect((await ben.asks('GET', '/session')).body.workspace.linkCompanies).toBe(true)
  expect(await companyOf({ ...sofia, emails: ['s@gmail.com', 'Sofia2@LUMEN.example'] })).toEqual([company.id])
  expect(await companyOf({ firstName: 'Ida', emails: ['ida@gmail.com'] })).toEqual([])
  expect(await companyOf({ firstName: 'Jan', emails: ['jan@nobody.example'] })).toEqual([])
  expect(await companyOf({ firstName: 'Kai', emails: ['k@lumen.example'], companies: [{ id: other.id }] })).toEqual([
    other.id,
  ])
  const { workspace, ...acting } = ann.acting
  Object.assign(ann.acting, { ...acting, workspace: { ...workspace, linkCompanies: true } })
  const made = await ann.does((ctx) =>
    saveRecords(
      ctx,
      ctx.objects.find('contact'),
      ['a', 'b'].map((name) => ({ input: { firstName: name, emails: [{ value: `${name}@lumen.example` }] } })),
    ),
  )
  const { body } = await ann.asks('GET', `/contacts/${made[1]?.id}`)
  expect(body.companies).toMatchObject([{ id: company.id, name: 'Café Lumen', primary: true }])
  const removed = await ben.asks('PATCH', `/contacts/${body.id}`, { companies: [] })
  expect(removed.body.companies).toEqual([])
})

test('a company in the trash is not linked to', async () => {
  const { ann } = await aWorkspace()
  const { id } = (await ann.asks('POST', '/companies', { name: 'Fort', domains: ['fort.example'] })).body
  await ann.asks('DELETE', `/companies/${id}`)
  await ann.asks('PATCH', '/workspace', { linkCompanies: true })
  expect((await ann.asks('POST', '/contacts', { emails: ['a@fort.example'] })).body.companies).toEqual([])
})
