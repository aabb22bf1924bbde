import { pino, type DestinationStream, type Logger } from "pino";

export type Log = Logger;

export interface LogOptions {
  readonly level: "debug" | "info" | "warn" | "error" | "silent";
  readonly destination?: DestinationStream | undefined;
}

/**
 * One JSON line an event. Callers pass figures and names, never prompts, answers or file text:
 * what a person wrote must not be readable in a log.
 */
export function openLog({ level, destination }: LogOptions): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
