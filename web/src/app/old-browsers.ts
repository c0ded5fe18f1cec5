/**
 * What our libraries ask for and Chromium 90 lacks. Only one thing so far: react-aria waits for the keyboard of a phone
 * with `AbortSignal.timeout` (Chromium 103). Our own code asks for nothing newer than 88: test/e2e/old-browser.test.ts.
 */
export function mendOldBrowsers(): void {
  if (typeof AbortSignal.timeout === 'function') return
  AbortSignal.timeout = milliseconds => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), milliseconds)
    return controller.signal
  }
}
