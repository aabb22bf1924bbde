export interface ReadPaceOptions {
  readonly batchSize: number;
}

/**
 * How many prompt tokens to read at a time. A batch that has begun cannot be interrupted, so its
 * length decides how soon a stop takes effect and how long the other slots' writers stand still;
 * but small batches read more slowly (measured on one core: 64 tokens as fast as 512, 16 at half speed).
 */
export class ReadPace {
  private msPerToken: number | undefined;
  private readonly batchSize: number;

  constructor({ batchSize }: ReadPaceOptions) {
    this.batchSize = batchSize;
  }

  next({ isAlone }: { readonly isAlone: boolean }): number {
    const least = isAlone ? 64 : 16;
    if (this.msPerToken === undefined) return Math.min(least, this.batchSize);
    const wanted = Math.floor((isAlone ? 400 : 120) / this.msPerToken);
    return Math.min(this.batchSize, Math.max(least, wanted));
  }

  /** Small pieces say more about waiting than about speed and are not counted. */
  measured(tokens: number, ms: number): void {
    if (tokens < 8) return;
    const now = ms / tokens;
    this.msPerToken = this.msPerToken === undefined ? now : this.msPerToken * 0.7 + now * 0.3;
  }
}
