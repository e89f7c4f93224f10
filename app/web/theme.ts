import {
  type ButtonProps,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineTheme,
} from '@mantine/core'

/**
 * Kith's look. Load '@fontsource-variable/inter/opsz.css', then give `theme` and `cssVariables` to MantineProvider.
 * Components paint with the `--k-…` variables, never with a hex value or a Mantine shade.
 */

/** The one accent. Shade 7 fills and writes on light, 6 fills and 3 writes on dark. */
const teal: MantineColorsTuple = [
  '#eef7f5',
  '#d9edea',
  '#b0dbd5',
  '#7fc4bc',
  '#4fa9a0',
  '#2b8f86',
  '#157971',
  '#0b635d',
  '#094f4a',
  '#073b38',
]

/** Neutral greys with a hint of warmth. Mantine reads `gray` in the light scheme and `dark` in the dark one. */
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f5f3f0',
  '#efece8',
  '#e6e3de',
  '#d5d1ca',
  '#b3aea6',
  '#8b867e',
  '#6e6962',
  '#54504a',
  '#23211e',
]
const dark: MantineColorsTuple = [
  '#eceae6',
  '#b7b2aa',
  '#98938b',
  '#6b6760',
  '#413e39',
  '#302e2a',
  '#262421',
  '#1b1a18',
  '#151413',
  '#0f0e0d',
]

/** Semantic scales: used only where the colour says something (done, careful, wrong, for your information). */
const green: MantineColorsTuple = [
  '#edf6ee',
  '#d8ebda',
  '#b3d8b8',
  '#86c190',
  '#5fa96c',
  '#43914f',
  '#347d41',
  '#276735',
  '#1d5029',
  '#143a1d',
]
const amber: MantineColorsTuple = [
  '#fdf5e4',
  '#fae8c3',
  '#f3d18c',
  '#e9b654',
  '#dd9d2b',
  '#c4841a',
  '#a66b10',
  '#85540b',
  '#674109',
  '#4a2f07',
]
const red: MantineColorsTuple = [
  '#fcefed',
  '#f8dcd8',
  '#f0b8b1',
  '#e58e84',
  '#d9685c',
  '#c94a3d',
  '#b5392d',
  '#982d23',
  '#77231b',
  '#571a14',
]
const blue: MantineColorsTuple = [
  '#eef3fa',
  '#dae5f5',
  '#b5cbea',
  '#8aabdc',
  '#628ccd',
  '#4472ba',
  '#345ea3',
  '#294b85',
  '#203b68',
  '#172a4b',
]

/** Values that differ between the schemes; everything a component paints with comes from here. */
const light = {
  canvas: '#f8f7f5',
  surface: '#ffffff',
  sunken: '#faf9f7',
  raised: '#ffffff',
  hover: '#f5f3f0',
  pressed: '#efece8',
  line: '#e9e6e1',
  'line-strong': '#d5d1ca',
  'line-control': '#938e86',
  text: '#23211e',
  'text-2': '#54504a',
  'text-3': '#6e6962',
  accent: teal[7],
  'accent-text': teal[7],
  'accent-soft': teal[0],
  'accent-line': teal[2],
  'on-accent': '#ffffff',
  ok: green[6],
  'ok-text': green[7],
  'ok-soft': green[0],
  'ok-line': green[2],
  warn: amber[4],
  'warn-text': amber[7],
  'warn-soft': amber[0],
  'warn-line': amber[2],
  bad: red[5],
  'bad-text': red[6],
  'bad-soft': red[0],
  'bad-line': red[2],
  info: blue[5],
  'info-text': blue[6],
  'info-soft': blue[0],
  'info-line': blue[2],
  inverse: '#23211e',
  'on-inverse': '#f8f7f5',
  'inverse-line': '#45413c',
  'on-inverse-2': '#b7b2aa',
  overlay: 'rgba(35, 33, 30, 0.28)',
  float: '0 8px 24px rgba(35, 33, 30, 0.10), 0 1px 3px rgba(35, 33, 30, 0.06)',
  'chart-1': '#0b635d',
  'chart-2': '#c97f22',
  'chart-3': '#4a74b4',
  'chart-4': '#b5533c',
  'chart-5': '#7d6493',
  'chart-6': '#7c9a50',
  'chart-rest': '#b3aea6',
  'chart-grid': '#efece8',
  'seq-0': '#f2f7f6',
  'seq-1': '#d9edea',
  'seq-2': '#b0dbd5',
  'seq-3': '#7fc4bc',
  'seq-4': '#4fa9a0',
  'seq-5': '#1f7f77',
  'seq-6': '#0b635d',
} as const

type Token = keyof typeof light

const night: Record<Token, string> = {
  canvas: '#131211',
  surface: '#191816',
  sunken: '#161513',
  raised: '#211f1d',
  hover: '#22201e',
  pressed: '#2a2825',
  line: '#2a2825',
  'line-strong': '#403d38',
  'line-control': '#736e67',
  text: '#eceae6',
  'text-2': '#b7b2aa',
  'text-3': '#98938b',
  accent: teal[6],
  'accent-text': teal[3],
  'accent-soft': '#142623',
  'accent-line': '#1f4641',
  'on-accent': '#ffffff',
  ok: green[4],
  'ok-text': green[3],
  'ok-soft': '#18241a',
  'ok-line': '#2b4630',
  warn: amber[4],
  'warn-text': amber[3],
  'warn-soft': '#2a2112',
  'warn-line': '#554018',
  bad: red[4],
  'bad-text': red[3],
  'bad-soft': '#2d1b18',
  'bad-line': '#5e2f29',
  info: blue[4],
  'info-text': blue[3],
  'info-soft': '#182130',
  'info-line': '#2a3f5f',
  inverse: '#2f2c29',
  'on-inverse': '#eceae6',
  'inverse-line': '#47433e',
  'on-inverse-2': '#b7b2aa',
  overlay: 'rgba(0, 0, 0, 0.5)',
  float: '0 8px 28px rgba(0, 0, 0, 0.5)',
  'chart-1': '#4fa9a0',
  'chart-2': '#dfa04a',
  'chart-3': '#7c9fd6',
  'chart-4': '#d57c66',
  'chart-5': '#a68dbd',
  'chart-6': '#a5bf7e',
  'chart-rest': '#6b6760',
  'chart-grid': '#262421',
  'seq-0': '#1a2422',
  'seq-1': '#17312e',
  'seq-2': '#15443f',
  'seq-3': '#155a54',
  'seq-4': '#1b766e',
  'seq-5': '#3a968d',
  'seq-6': '#7fc4bc',
}

const asVariables = (scheme: Record<Token, string>) =>
  Object.fromEntries(Object.entries(scheme).map(([name, value]) => [`--k-${name}`, value]))

/** Mantine's own surfaces follow ours, so that a component used bare still looks at home. */
const mantineSurfaces = {
  '--mantine-color-body': 'var(--k-surface)',
  '--mantine-color-text': 'var(--k-text)',
  '--mantine-color-dimmed': 'var(--k-text-3)',
  '--mantine-color-placeholder': 'var(--k-text-3)',
  '--mantine-color-default': 'var(--k-surface)',
  '--mantine-color-default-hover': 'var(--k-hover)',
  '--mantine-color-default-color': 'var(--k-text)',
  '--mantine-color-default-border': 'var(--k-line-strong)',
  '--mantine-color-anchor': 'var(--k-accent-text)',
  '--mantine-color-error': 'var(--k-bad-text)',
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--k-row': '36px', '--k-control': '32px', '--k-header': '52px', '--k-rail': '216px' },
  light: { ...asVariables(light), ...mantineSurfaces },
  dark: { ...asVariables(night), ...mantineSurfaces },
})

const control = { size: 'sm' } as const

export const theme = createTheme({
  colors: { teal, gray, dark, green, yellow: amber, red, blue },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  white: '#ffffff',
  black: '#23211e',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.4', xl: '1.3' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  shadows: { xs: 'none', sm: 'none', md: 'var(--k-float)', lg: 'var(--k-float)', xl: 'var(--k-float)' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Parts that the first screen doesn't draw are named only, not imported: they'd weigh on the first load.
  components: {
    Button: {
      defaultProps: { ...control, variant: 'default' },
      vars: (_theme: MantineTheme, props: ButtonProps) => ({
        root:
          props.size === 'xs'
            ? { '--button-height': '28px', '--button-padding-x': '10px', '--button-fz': '13px' }
            : { '--button-height': 'var(--k-control)', '--button-padding-x': '12px', '--button-fz': '13px' },
      }),
      styles: { root: { fontWeight: 500 }, inner: { gap: 6 }, section: { marginInline: 0 } },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    TextInput: { defaultProps: control },
    Textarea: { defaultProps: control },
    Select: { defaultProps: control },
    Input: { vars: () => ({ wrapper: { '--input-height': 'var(--k-control)', '--input-fz': '13px' } }) },
    Checkbox: { defaultProps: { size: 'xs', radius: 'sm' } },
    Switch: { defaultProps: { size: 'xs' } },
    Badge: {
      defaultProps: { variant: 'dot', radius: 'sm', size: 'lg' },
      styles: { root: { textTransform: 'none', fontWeight: 500, fontSize: 12, letterSpacing: 0, paddingInline: 8 } },
    },
    Avatar: { defaultProps: { radius: 'xl', variant: 'light' } },
    Paper: { defaultProps: { withBorder: true, radius: 'md', shadow: 'none' } },
    Tabs: { styles: { tab: { fontSize: 13, fontWeight: 500, padding: '8px 10px' } } },
    SegmentedControl: { defaultProps: { size: 'xs', radius: 'md' } },
    Progress: { defaultProps: { size: 4, radius: 'xl' } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md', withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { shadow: 'md', radius: 'md' } },
    Modal: {
      defaultProps: { shadow: 'md', radius: 'lg', overlayProps: { color: 'var(--k-overlay)', backgroundOpacity: 1 } },
    },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 100 } } },
    Divider: { defaultProps: { color: 'var(--k-line)' } },
    Kbd: { defaultProps: { size: 'xs' } },
  },
})
