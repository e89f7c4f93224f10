import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { slimContract } from './app/web/build-contract.ts'

/** Those that know light-dark() and nesting: rewritten for older ones, light-dark() lost its colours in the dark scheme. */
const cssTarget = ['chrome123', 'edge123', 'firefox121', 'safari17.5']

/** What floats over the page and what chooses in it: it comes with the first menu, form or dialog that is opened. */
const overlays =
  /node_modules[\\/](@floating-ui|react-remove-scroll|react-remove-scroll-bar|react-style-singleton|use-sidecar|use-callback-ref|aria-hidden)[\\/]|@mantine[\\/]core[\\/].*[\\/](Autocomplete|Combobox|ComboboxPopover|Select|Popover|Menu|Modal|ModalBase|Drawer|Tooltip|Overlay|ScrollArea|Scroller|SegmentedControl|FloatingIndicator|FocusTrap|Portal|Floating|Pill|PillsInput|MultiSelect|TagsInput)[\\/]/

/**
 * Left alone, every part that two screens share became a file of its own: 132 files and 334 kB gzipped for the first list.
 * In these groups it is 36 and 250: what is there from the start (`$initial`) is two files, what fewer than eight places
 * use stays with them and comes when it is needed.
 */
const codeSplitting = {
  groups: [
    { name: 'base', test: /node_modules/, tags: ['$initial' as const], priority: 9 },
    { name: 'shell', tags: ['$initial' as const], priority: 8 },
    { name: 'icons', test: /node_modules[\\/]@tabler/, minShareCount: 6, priority: 3 },
    {
      name: 'forms',
      test: /node_modules[\\/](react-number-format|@mantine[\\/](form|core[\\/].*[\\/](Radio|Textarea|NumberInput|Switch)))[\\/]/,
      minShareCount: 2,
      priority: 3,
      includeDependenciesRecursively: false,
    },
    // Without what it imports, which the first screen has already.
    {
      name: 'notices',
      test: /node_modules[/](@mantine[/]notifications|react-transition-group).*js$/,
      priority: 3,
      includeDependenciesRecursively: false,
    },
    { name: 'overlays', test: overlays, minShareCount: 2, priority: 3, includeDependenciesRecursively: false },
    { name: 'frame', test: /node_modules/, minShareCount: 8, priority: 2 },
    // Without what they import: else the parts that every screen has would bring them to the first.
    {
      name: 'editors',
      test: /app[\\/]web[\\/](ui[\\/](editors|RecordPicker|SideDrawer|\w+Editor)|objects[\\/](FormField|custom-inputs|\w+Input))\.tsx/,
      minShareCount: 2,
      priority: 2,
      includeDependenciesRecursively: false,
    },
    // What record pages share and no list needs.
    {
      name: 'records',
      test: /app[\\/]web[\\/](ui[\\/](RelatedList|Figures|use-draft)|objects[\\/](RelatedRecords|change-words|sections|PartProblem))/,
      minShareCount: 2,
      priority: 2,
      includeDependenciesRecursively: false,
    },
    { name: 'parts', test: /app[\\/]web[\\/](ui|objects)[\\/]/, minShareCount: 3, priority: 1 },
  ],
}

/** The web app: built from app/web into dist/web, from where the server hands it out. */
export default defineConfig({
  root: 'app/web',
  plugins: [react(), slimContract()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    cssTarget,
    reportCompressedSize: true,
    rolldownOptions: { output: { codeSplitting } },
  },
  server: { host: '127.0.0.1', proxy: { '^/api/': 'http://127.0.0.1:3000' } },
})
