/**
 * What a conversation looks like, folded from its events: the one reducer, used by the browser, by
 * the server and by the replay harness. Pure; it knows no clock, no network and no database. Start
 * reading at fold.ts.
 */
export type { ConversationState, LiveAnswer, TreeNode } from "./state.ts";
