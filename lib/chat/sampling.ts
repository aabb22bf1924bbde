import type { Sampling } from "#lib/inference";
import type { Preset } from "#lib/protocol";

/**
 * How answers on the page are written unless the model's own preset says otherwise. Small models wander at the API's default temperature of 1;
 * at 0 they repeat themselves, and a regenerated answer could not differ (decision 0043).
 */
const calm: Sampling = { temperature: 0.6, topP: 0.95, topK: 40, minP: 0.05 };

/** The sampling for a model on the page. */
export function samplingFor(preset: Preset | null): Sampling {
  if (preset === null) return calm;
  const { temperature, topP, topK, minP } = preset;
  return { temperature, topP, topK, minP };
}
