/** Of English text and a common tokeniser; scripts that are written without spaces take more. */
const bytesPerToken = 3.5;

/** What a chat template puts around a turn. */
const frameTokens = 6;

/** A guess at the tokens of one turn while no model is in memory that could count them. */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / bytesPerToken) + frameTokens;
}
