/** A hidden page paints no frames, but what happens must not pile up. */
const hiddenMs = 250;

/** Does something before the page is painted next. */
export function inNextFrame(act: () => void): void {
  if (document.hidden) setTimeout(act, hiddenMs);
  else requestAnimationFrame(act);
}
