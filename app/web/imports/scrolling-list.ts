/** For selects with many choices: the list itself scrolls and its input says what it is, as screen readers expect. */
export const scrollingList = {
  role: 'combobox',
  withScrollArea: false,
  styles: { options: { maxBlockSize: 300, overflowY: 'auto' } },
} as const
