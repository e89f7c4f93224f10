import { OutsideFailure, outsideFetch } from '#platform/auth/single-sign-on/outside-fetch'
import { mediaTypeOf, SAMPLE_BYTES } from '#platform/files/media-type'

const MOST_BYTES = 5 * 1024 * 1024
const MOST_HOPS = 4

export interface Picture {
  content: Buffer
  mediaType: string
}

/**
 * Fetches a picture that a mail names, so that its sender sees this server and not who reads, when, with what. From the public internet
 * alone, and by https, which browsers try too; each place that leads elsewhere is judged anew.
 * @param allowPrivate for tests
 * @returns null: there is none, or what is there is no picture of a kind we show
 */
export async function fetchPicture(address: string, allowPrivate = false): Promise<Picture | null> {
  const fetch = outsideFetch(allowPrivate, { mostBytes: MOST_BYTES })
  try {
    let url = new URL(address)
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      if (url.protocol === 'http:' && !allowPrivate) url.protocol = 'https:'
      const answer = await fetch(url.href, { method: 'GET', headers: asked, body: undefined, redirect: 'manual' })
      const next = answer.headers.get('location')
      if (answer.status >= 300 && answer.status < 400 && next) url = new URL(next, url)
      else return answer.ok ? pictureIn(Buffer.from(await answer.arrayBuffer())) : null
    }
    return null
  } catch (error) {
    // An address that is none is thrown as a TypeError.
    if (error instanceof OutsideFailure || error instanceof TypeError) return null
    throw error
  }
}

/** Nothing of ours or of the reader's goes along. */
const asked = { accept: 'image/*', 'user-agent': 'Mozilla/5.0' }

/** By what it is, whatever it calls itself. SVG can hold more than a picture and is none here. */
function pictureIn(content: Buffer): Picture | null {
  const mediaType = mediaTypeOf(content.subarray(0, SAMPLE_BYTES), 'picture')
  return mediaType && shownPictures.has(mediaType) ? { content, mediaType } : null
}

/** What browsers show by themselves. */
export const shownPictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])
