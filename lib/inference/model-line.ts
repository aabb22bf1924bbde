/** A wish for a model in memory, or for none. */
export interface Claim<Engine> {
  readonly modelId: string | undefined;
  readonly grant: (engine: Engine | undefined) => void;
  readonly refuse: (error: Error) => void;
}

/** Everyone who waits for a model, first come first; whoever wants the same one is served together. */
export class ModelLine<Engine> {
  private claims: Claim<Engine>[] = [];

  /** Stands at the end and returns the way to leave. */
  join(claim: Claim<Engine>): () => void {
    this.claims.push(claim);
    return () => this.leave(claim);
  }

  /** Goes before everyone: for the model that was in memory when its engine died. */
  joinFront(claim: Claim<Engine>): void {
    this.claims.unshift(claim);
  }

  front(): Claim<Engine> | undefined {
    return this.claims[0];
  }

  /** All claims of the model, out of the line. */
  takeAll(modelId: string | undefined): Claim<Engine>[] {
    const taken = this.claims.filter((claim) => claim.modelId === modelId);
    this.claims = this.claims.filter((claim) => claim.modelId !== modelId);
    return taken;
  }

  refuseAll(error: Error): void {
    const refused = this.claims;
    this.claims = [];
    for (const claim of refused) claim.refuse(error);
  }

  private leave(claim: Claim<Engine>): void {
    this.claims = this.claims.filter((waiting) => waiting !== claim);
  }
}
