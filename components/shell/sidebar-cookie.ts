/** Holds `closed` after the reader has put the conversation list away. */
export const sidebarCookie = "hearth-sidebar";
