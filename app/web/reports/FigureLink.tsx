import { UiLink } from '../ui/UiLink.tsx'
import { type Unit, useFigureWords } from './figure-words.ts'
import { type Figure, recordsHref } from './figures-client.ts'

interface FigureLinkProps {
  figure: Figure | undefined
  unit: Unit
  currency: string
  /** The list its records stand in. */
  path?: string
}

/** A figure that opens the records it is made of; what it rests on shows when pointed at, and is read out. */
export function FigureLink({ figure, unit, currency, path = '/deals' }: FigureLinkProps) {
  const { say, trust } = useFigureWords(currency)
  if (!figure) return <>–</>
  const said = say(figure.value, unit)
  const title = trust(figure)
  if (figure.value === null || !figure.records) return <span title={title}>{said}</span>
  return (
    <UiLink href={recordsHref(path, figure.records)} title={title}>
      {said}
    </UiLink>
  )
}
