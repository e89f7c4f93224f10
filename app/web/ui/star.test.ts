import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Star } from './Star.tsx'

test('a star that is not given is an outline, told from a given one without its colour', () => {
  const drawn = (empty: boolean) => renderToStaticMarkup(createElement(Star, { empty }))
  expect(drawn(false)).toContain('fill="currentColor"')
  expect(drawn(true)).toContain('fill="none"')
  expect(drawn(true)).toContain('stroke="currentColor"')
})
