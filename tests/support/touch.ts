import type { Page } from "@playwright/test";

/** Pixels that can only be seen by scrolling sideways. */
export const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Controls that are visible and smaller than a fingertip. */
export const smallTargets = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, a[href], summary, [role=menuitemradio]")]
      .filter((control) => {
        const { width, height } = control.getBoundingClientRect();
        const isInText = control.closest(".prose p") !== null;
        return control.checkVisibility() && width > 1 && !isInText && (width < 44 || height < 44);
      })
      .map((control) => control.getAttribute("aria-label") ?? control.textContent),
  );
