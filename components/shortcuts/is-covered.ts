const covers = "[role=dialog]:not([data-sheet]), [role=alertdialog], [role=menu]";

/** Whether something over the page has the keys and the focus to itself; the list as a sheet does not. */
export function isCovered(): boolean {
  return document.querySelector(covers) !== null;
}
