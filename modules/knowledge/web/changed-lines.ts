export interface ChangedLine {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/** What of some lines is gone, new or the same: by their longest common part. */
export function changedLines(before: readonly string[], after: readonly string[]): ChangedLine[] {
  const common = commonLengths(before, after)
  const lines: ChangedLine[] = []
  let [left, right] = [0, 0]
  while (left < before.length || right < after.length) {
    const [old, fresh] = [before[left], after[right]]
    if (old !== undefined && old === fresh) {
      lines.push({ kind: 'same', text: old })
      left += 1
      right += 1
    } else if (
      fresh === undefined ||
      (old !== undefined && (common[left + 1]?.[right] ?? 0) >= (common[left]?.[right + 1] ?? 0))
    ) {
      lines.push({ kind: 'gone', text: old ?? '' })
      left += 1
    } else {
      lines.push({ kind: 'new', text: fresh })
      right += 1
    }
  }
  return lines
}

/** How long the longest common part is from each place on. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  for (let left = before.length - 1; left >= 0; left -= 1)
    for (let right = after.length - 1; right >= 0; right -= 1) {
      const [row, below] = [lengths[left], lengths[left + 1]]
      if (row && below)
        row[right] =
          before[left] === after[right] ? (below[right + 1] ?? 0) + 1 : Math.max(below[right] ?? 0, row[right + 1] ?? 0)
    }
  return lengths
}
