/** Which cells of the grid are marked: its rows as `aria-rowindex`, its columns as `aria-colindex`. */
export interface Marks {
  cursor: { line: number; column: number }
  lines: number[]
  columns: number[]
}

// More would make the browser match long; nobody sees so many at once.
const MOST_LINES = 400

const cell = (lines: readonly number[], columns: readonly number[]) =>
  `[data-cells] :is(${lines.map((line) => `[aria-rowindex="${line}"]`).join()}) > :is(${columns.map((column) => `[aria-colindex="${column}"]`).join()})`

/**
 * Marks cells by a style sheet of its own: rows come and go as one scrolls, and none is drawn again for it.
 * @returns what takes the marks away.
 */
export function paint({ cursor, lines, columns }: Marks): () => void {
  const sheet = new CSSStyleSheet()
  const isBlock = lines.length * columns.length > 1
  sheet.replaceSync(
    `${isBlock ? `${cell(lines.slice(0, MOST_LINES), columns)} { background: var(--k-accent-soft); }` : ''}
     ${cell([cursor.line], [cursor.column])} { box-shadow: inset 0 0 0 2px var(--k-accent-text); background: var(--k-surface); }`,
  )
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
  }
}
