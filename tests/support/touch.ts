import type { Page } from "@playwright/test";

/** Pixels that can only be seen by scrolling sideways. */
export const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Controls that are visible and smaller than a fingertip. */
export const smallTargets = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, a[href], summary, [role=menuitemradio]")]
      .filter((control) => {
        const box = control.getBoundingClientRect();
        // What still slides in has a place between two pixels, and its sides are as far apart as can be told.
        const [width, height] = [Math.round(box.width), Math.round(box.height)];
        const isInText = control.closest(".prose p, [data-start]") !== null;
        return control.checkVisibility() && width > 1 && !isInText && (width < 44 || height < 44);
      })
      .map((control) => control.getAttribute("aria-label") ?? control.textContent),
  );
