import Papa from 'papaparse'

// A cell that a spreadsheet would compute is written so that it does not; numbers and phone numbers stay as they are.
const FORMULA = /^[=@\t\r]|^[+-](?![\d\s().,/-]*$)/

/** Rows as CSV (RFC 4180), each ended; nothing in them is a formula to a spreadsheet. */
export const asCsv = (rows: readonly (readonly string[])[]): string =>
  `${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: FORMULA, newline: '\r\n' },
  )}\r\n`
