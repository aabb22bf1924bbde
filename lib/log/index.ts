/**
 * One logger for the house: structured lines, never texts. It knows nothing of who logs what.
 * Start reading at logger.ts.
 */
export { openLog, type Log } from "./logger.ts";
