import { FORMULA } from '#platform/values/formula'

/** Gives the browser a table as a CSV file; what a spreadsheet would compute is written as text. */
export async function saveCsv(name: string, rows: readonly (readonly (string | number | null)[])[]): Promise<void> {
  const { default: Papa } = await import('papaparse')
  const text = Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: FORMULA, newline: '\r\n' },
  )
  // A spreadsheet takes a file for UTF-8 only with its mark in front.
  const address = URL.createObjectURL(new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}.csv`
  link.click()
  URL.revokeObjectURL(address)
}
