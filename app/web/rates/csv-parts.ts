/** Letters of one part, below what the server takes. */
const MOST = 400_000

/** A long file in parts that each begin with its header; rates hold no line breaks. */
export function csvParts(csv: string, most = MOST): string[] {
  const [header = '', ...lines] = csv.split(/\r?\n/)
  const parts: string[] = []
  let part = header
  for (const line of lines) {
    if (part.length + line.length + 1 > most && part !== header) {
      parts.push(part)
      part = header
    }
    part += `\n${line}`
  }
  return [...parts, part]
}
