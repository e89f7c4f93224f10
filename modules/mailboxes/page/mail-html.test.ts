import { expect, test } from 'vitest'
import { parseMail } from '#platform/mail/reading/parse-mail'
import { foldQuoted, isColoured, mailHtml, pagePolicy, remotePictures } from './mail-html.ts'

const t = (key: string) => key
const shownOf = async (html: string, showsRemote = false) => {
  const mail = await parseMail(Buffer.from(`From: a@x.example\r\nContent-Type: text/html\r\n\r\n${html}`))
  const inner = [{ id: 'inner-id', contentId: 'logo@x' }]
  return mailHtml({ id: 'mail-id', html: mail.html ?? '', showsRemote, inner }, 'en', t).split('<body')[1] ?? ''
}

test.each([
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)>', '<form action="https://x.example"><input name=p></form>',
  '<style>a[href^="s"]{background:url(https://x.example/s)}</style>', '<div style="background:url(https://x.example/p.gif)">x</div>',
  '<div style="position:fixed;inset:0;background-image:image-set(\'https://x.example/p\')">x</div>', '<link rel=stylesheet href="https://x.example/x.css">',
  '<meta http-equiv="refresh" content="0;url=https://x.example">', '<base href="https://x.example/"><a href="/x">x</a>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>', '<a href="java&#115;cript:alert(1)">x</a>', '<table background="https://x.example/p.gif"><td>x',
  '<img srcset="https://x.example/p.gif 1x"><picture><source srcset="https://x.example/p.gif"></picture>', '<video poster="https://x.example/p.gif">',
  '</body></html><script>alert(1)</script>', '<details open ontoggle=alert(1)>x</details>', '<img data-remote="javascript:alert(1)">',
])('of %s nothing runs, is fetched, sends or leads away', async (html) => {
  for (const allowed of [false, true])
    expect(await shownOf(html, allowed)).not.toMatch(
      /<script|\son\w+=|javascript:|<form|<input|<iframe|<style|<link|<meta|<base|<svg|<video|<source|url\(|image-set|fixed|srcset|poster|background=|src="(?!\/api\/v1\/emails\/)/i,
    )
}) // biome-ignore format: a list of attacks

test('the page itself forbids scripts, forms, frames and what lies elsewhere', () => {
  expect(pagePolicy).toContain("default-src 'none'")
  expect(pagePolicy).not.toMatch(/script-src|connect-src|allow-scripts|allow-forms|allow-top-navigation|https?:|\*/)
})

test('remote pictures wait, then come through our own door in their order; inner ones are there at once', async () => {
  const html =
    '<img src="cid:logo@x"><img src="https://x.example/1.png?a=1&amp;b=2"><img alt="Two" src="//x.example/2.png">'
  const waiting = await shownOf(html)
  expect(waiting).toContain('<img src="/api/v1/emails/mail-id/attachments/inner-id?inline=true" />')
  expect(waiting).not.toContain('x.example')
  expect(waiting).toContain('<img alt="page.picture" />')
  const allowed = await shownOf(html, true)
  expect(allowed.match(/\/pictures\/\d/g)).toEqual(['/pictures/0', '/pictures/1'])
  const mail = await parseMail(Buffer.from(`Content-Type: text/html\r\n\r\n${html}`))
  expect(remotePictures(mail.html ?? '')).toEqual(['https://x.example/1.png?a=1&b=2', 'https://x.example/2.png'])
})

test.each([
  ['at the end is folded', '<p>Yes</p><blockquote>Hm?<blockquote>Ah</blockquote></blockquote><br />', true],
  ['between one’s own words stays', '<blockquote>Hm?</blockquote><p>Yes</p>', false],
  ['that is all there is stays', '<div><blockquote>Hm?</blockquote></div>', false],
])('a quote %s', (_, html, folded) => expect(foldQuoted(html, 'Earlier').includes('<details>')).toBe(folded))

test.each([
  ['<p style="color:#000000">x</p>', false],
  ['<div style="background-color:#ffffff">x</div>', false],
  ['<p style="color:#e11">x</p>', true],
  ['<table bgcolor="#0b6e69"><tr><td>x</td></tr></table>', true],
])('%s has colours of its own: %s', (html, coloured) => expect(isColoured(html)).toBe(coloured))
