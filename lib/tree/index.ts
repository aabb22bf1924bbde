/**
 * What a conversation looks like, folded from its events: the one reducer, used by the browser, by
 * the server and by the replay harness. Pure; it knows no clock, no network and no database. Start
 * reading at state.ts, then fold.ts.
 */
export { newestLeafBelow, pathTo } from "./branches.ts";
export { fold, foldAll } from "./fold.ts";
export { emptyConversation, fromSnapshot } from "./from-snapshot.ts";
export { Inbox } from "./inbox.ts";
export { sameState } from "./same-state.ts";
export type { ConversationState, TreeNode } from "./state.ts";
export { withLoaded } from "./with-loaded.ts";
