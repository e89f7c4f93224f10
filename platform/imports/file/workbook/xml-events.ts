import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'

/** What is done with the parts of a document as they come. Names are without their prefix. */
export interface XmlTaker {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * Reads an XML document as it streams, a block at a time. Entities of a document type are never expanded.
 * @returns after each block, so that what was taken of it can be handed on and others come to their turn.
 * @throws Error where it is no XML.
 */
export async function* takeXml(content: Readable, taker: XmlTaker): AsyncGenerator<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => taker.open?.(localName(tag.name), attributesOf(tag)))
  parser.on('text', (text) => taker.text?.(text))
  parser.on('cdata', (text) => taker.text?.(text))
  parser.on('closetag', (tag) => taker.close?.(localName(tag.name)))
  let decoder: TextDecoder | undefined
  for await (const block of content as AsyncIterable<Buffer>) {
    decoder ??= new TextDecoder(encodingOf(block), { fatal: true })
    parser.write(decoder.decode(block, { stream: true }))
    yield
  }
  parser.write(decoder?.decode() ?? '')
  parser.close()
  yield
}

/** Reads a short document to its end. */
export async function takeWholeXml(content: Readable, taker: XmlTaker): Promise<void> {
  for await (const _ of takeXml(content, taker));
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

// Most attributes have no prefix, and then the parser's own object will do.
function attributesOf({ attributes }: { attributes: Record<string, string> }): Record<string, string> {
  for (const name in attributes)
    if (name.includes(':'))
      return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]))
  return attributes
}

const encodingOf = ([first, second]: Buffer) =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
