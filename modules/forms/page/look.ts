/** Relative luminance of a colour as #0b635d: WCAG 2.2, “relative luminance”. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The colour that is read on another: whichever of white and near-black has the higher contrast. */
export const readOn = (colour: string) => (1.05 / (luminance(colour) + 0.05) >= 4.5 ? '#fff' : '#171614')

/** The style sheet of a form's page. @param accent as #0b635d, checked by the form's shape */
export const lookOf = (
  accent: string,
): string => `:root{color-scheme:light dark;--accent:${accent};--on:${readOn(accent)};
--bg:light-dark(#f5f3f0,#131211);--card:light-dark(#fff,#1c1a19);--text:light-dark(#23211e,#eceae6);--quiet:light-dark(#625d57,#b7b2aa);--line:light-dark(#8b867e,#7d7871);--hair:light-dark(#e4e0da,#33302d);--bad:light-dark(#b3261e,#ff9d94)}
:root:has(.framed){color-scheme:light;--bg:transparent;--card:transparent}
*{box-sizing:border-box}body{margin:0;font:16px/1.5 system-ui,sans-serif;background:var(--bg);color:var(--text)}
main{max-width:36rem;margin:0 auto;padding:2rem 1.5rem;background:var(--card);overflow-wrap:anywhere}
.hosted main{margin-block:6vh;border:1px solid var(--hair);border-top:4px solid var(--accent);border-radius:6px}
.framed main{max-width:none;padding:2px 2px 1rem}
.brand{margin:0 0 1.25rem;font-size:.9375rem;color:var(--quiet)}h1{margin:0 0 .5rem;font-size:1.5rem;line-height:1.25}p{margin:.5rem 0}.intro{margin-bottom:1.5rem;white-space:pre-line}
.f{display:grid;gap:.25rem;margin:0 0 1.25rem;padding:0;border:0;min-width:0}label,legend{font-weight:600;padding:0}.quiet{font-size:.875rem;font-weight:400;color:var(--quiet)}
input:not([type=checkbox],[type=radio]),select,textarea{width:100%;min-height:44px;padding:.5rem .75rem;font:inherit;color:inherit;background:light-dark(#fff,#131211);border:1px solid var(--line);border-radius:6px}
textarea{min-height:8rem;resize:vertical}input[type=file]{padding:.5rem}
.pick{display:flex;gap:.625rem;align-items:flex-start;padding:.375rem 0;font-weight:400}.pick input{flex:none;width:20px;height:20px;margin:2px 0 0;accent-color:var(--accent)}.pick span{white-space:pre-line}
:is(input,select,textarea,button,a):focus-visible{outline:3px solid var(--text);outline-offset:2px}
.wrong :is(input,select,textarea){border-color:var(--bad)}.fault{font-size:.875rem;font-weight:600;color:var(--bad)}.faults{margin:0 0 1.5rem;padding:.75rem 1rem;border:1px solid var(--bad);border-radius:6px}.faults a{color:inherit}.faults ul{margin:.25rem 0 0;padding-inline-start:1.25rem}
button,.go{display:inline-block;min-height:44px;padding:.5rem 1.5rem;font:inherit;font-weight:600;color:var(--on);background:var(--accent);border:1px solid transparent;border-radius:6px;cursor:pointer;text-decoration:none}
.trap{position:absolute;inset-inline-start:-9999px;width:1px;height:1px;overflow:hidden}
@media (max-width:40rem){.hosted main{margin-block:0;border-inline:0;border-bottom:0;border-radius:0;min-height:100vh}}`
