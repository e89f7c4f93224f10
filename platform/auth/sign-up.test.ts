import { expect, test } from 'vitest'
import { buildServer } from '#app/server/web.ts'
import { testKith } from '#tests/support/test-kith'
import { aSignedInVisitor, aVisitor, password } from '#tests/support/visitor'

test('closed sign-up lets in the first visitor, one of several at once, and nobody after', async () => {
  const { kith } = await testKith()
  const server = await buildServer({ ...kith, config: { ...kith.config, signUp: 'closed' } })
  const state = async () => (await aVisitor(server).asks('GET', '/api/v1/session')).body.signUp
  const signUp = (name: string) => {
    const draft = { name, email: `${name}@hafen.example`, password, workspace: { name } }
    return aVisitor(server).asks('POST', '/api/v1/sign-ups', draft)
  }
  expect(await state()).toBe('first')
  const answers = await Promise.all([signUp('ann'), signUp('ben')])
  expect(answers.map(({ status, body }) => body.code ?? status).sort()).toEqual([200, 'sign_up_closed'])
  expect(await state()).toBe('closed')
  expect((await signUp('eve')).body.code).toBe('sign_up_closed')
  const { rows } = await kith.database.owner.query('select count(*)::integer as count from workspaces')
  expect(rows[0].count).toBe(1)
  await server.close()
})

test('nobody signs up twice, however they write their email, nor with a short password', async () => {
  const { kith, server } = await testKith()
  const { email } = await aSignedInVisitor(server)
  const draft = { name: 'Jana', email: email.toUpperCase(), password, workspace: { name: 'Zwei' } }
  expect((await aVisitor(server).asks('POST', '/api/v1/sign-ups', draft)).body.code).toBe('email_taken')
  const short = await aVisitor(server).asks('POST', '/api/v1/sign-ups', {
    ...draft,
    email: 'x@y.example',
    password: 'kurz',
  })
  expect([short.status, short.body.errors[0].path]).toEqual([422, 'password'])
  const { rows } = await kith.database.owner.query(
    `select count(*)::integer as count from workspaces where name = 'Zwei'`,
  )
  expect(rows[0].count).toBe(0)
})

test('another website cannot sign its visitors up', async () => {
  const { server } = await testKith()
  const draft = { name: 'Eve', email: 'eve@evil.example', password, workspace: { name: 'Eve' } }
  const answer = await aVisitor(server).asks('POST', '/api/v1/sign-ups', draft, { origin: 'https://evil.example' })
  expect(answer.body.code).toBe('foreign_origin')
})
