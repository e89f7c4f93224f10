/**
 * How a text begins that a spreadsheet would compute instead of showing: `=`, `@`, tab and return, and `+` or `-` unless only
 * digits and their marks follow (`+49 40 123` and `-12.50` are shown). In CSV it gets an apostrophe in front, as OWASP advises.
 */
export const FORMULA = /^[=@\t\r]|^[+-](?![\d\s().,/-]*$)/

/** A cell without the apostrophe that stands in front of a formula only. */
export const undefused = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell
