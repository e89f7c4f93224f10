import { type ButtonProps, type CSSVariablesResolver, createTheme, type MantineTheme } from '@mantine/core'
import { amber, blue, dark, gray, green, light, night, red, type Token, teal } from './colours.ts'

/**
 * Kith's look. Load '@fontsource-variable/inter/opsz.css', then give `theme` and `cssVariables` to MantineProvider.
 * Components paint with the `--k-…` variables, never with a hex value or a Mantine shade.
 */

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
