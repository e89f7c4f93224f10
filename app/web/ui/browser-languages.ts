const WELL_FORMED = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i

/**
 * The browser's languages, best first. Where the system's language is unset, Chromium tells `en-US@posix`, which Intl
 * refuses; such tags are left out.
 */
export const browserLanguages = (): readonly string[] => navigator.languages.filter((tag) => WELL_FORMED.test(tag))
