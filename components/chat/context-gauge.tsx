import type { ContextForecast, Figures } from "#lib/protocol";
import { count } from "../text/amounts.ts";
import { classNames } from "../ui/class-names.ts";
import { forecastWords } from "./context-words.ts";

interface ContextGaugeProps {
  /** What sending would take; undefined while nothing is written. */
  readonly forecast: ContextForecast | undefined;
  /** Of the last answer. */
  readonly figures: Figures | undefined;
}

/** How much of what the model can hold at once this conversation takes up, or would. */
export function ContextGauge({ forecast, figures }: ContextGaugeProps) {
  if (forecast !== undefined) {
    return (
      <Gauge
        share={forecast.promptTokens / forecast.contextSize}
        words={forecastWords(forecast)}
        isAlarming={forecast.leftOut > 0}
      />
    );
  }
  if (figures === undefined) return null;
  const used = figures.promptTokens + figures.completionTokens;
  return (
    <Gauge
      share={used / figures.contextSize}
      words={`${count(used)} of ${count(figures.contextSize)} tokens in use`}
      isAlarming={used / figures.contextSize > 0.85}
    />
  );
}

interface GaugeProps {
  readonly share: number;
  readonly words: string;
  readonly isAlarming: boolean;
}

function Gauge({ share, words, isAlarming }: GaugeProps) {
  return (
    <p
      className="ml-auto flex items-center gap-2"
      title="What the model holds of this conversation"
    >
      <svg viewBox="0 0 20 20" className="size-4 shrink-0 -rotate-90" aria-hidden="true">
        <circle cx="10" cy="10" r="7" className="fill-none stroke-line stroke-3" />
        <circle
          cx="10"
          cy="10"
          r="7"
          pathLength={100}
          strokeDasharray={`${Math.min(share, 1) * 100} 100`}
          className={classNames("fill-none stroke-3", isAlarming ? "stroke-alarm" : "stroke-moss")}
        />
      </svg>
      <span>{words}</span>
    </p>
  );
}
