/**
 * What the model is shown of a conversation: which words, in which turns, and what is left out when
 * there is no room. Pure: it counts nothing itself and knows no engine, no database and no run. Start
 * reading at turns-of.ts, then fit.ts.
 */
export { estimateTokens } from "./estimate-tokens.ts";
export { fit, promptRoom, type Fitted } from "./fit.ts";
export { fitPassages, leastPassageRoom, narrowed, passageRoom } from "./fit-passages.ts";
export { turnsOf, type LineMessage } from "./turns-of.ts";
export { passagesFrame, passageText } from "./with-passages.ts";
