/**
 * The only way out of the house: every connection to elsewhere is made here, counted here and,
 * while offline, refused here. It knows nothing of what is fetched or why beyond a word for the log.
 * Start reading at open-network.ts.
 */
export { openNetwork, type Network } from "./open-network.ts";
