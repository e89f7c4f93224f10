/** For selects with many choices: the list itself scrolls, so that a screen reader knows what does. */
export const scrollingList = {
  withScrollArea: false,
  styles: { options: { maxBlockSize: 300, overflowY: 'auto' } },
} as const
