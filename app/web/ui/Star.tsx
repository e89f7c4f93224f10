/** One star of a rating: filled when given, an outline when not. */
export const Star = ({ empty, size = 14 }: { empty: boolean; size?: number }) => (
  <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" data-empty={empty || undefined}>
    <path
      fill={empty ? 'none' : 'currentColor'}
      stroke="currentColor"
      strokeWidth={1.2}
      strokeLinejoin="round"
      d="M8 1.3l2.06 4.18 4.61.67-3.33 3.25.78 4.6L8 11.83 3.88 14l.78-4.6L1.33 6.15l4.61-.67z"
    />
  </svg>
)
