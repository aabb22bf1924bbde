/** Speaks to the host on the terminal, or to whatever stands in its place. */
export interface Voice {
  readonly isTerminal: boolean;
  /** A line that stays. */
  readonly say: (sentence: string) => void;
  /** On a terminal a line that the next one replaces, elsewhere a line like any other. */
  readonly progress: (sentence: string) => void;
  /** What went wrong, beside the ordinary output. */
  readonly complain: (sentence: string) => void;
}

/** The part of a stream that a voice needs. */
export interface Outlet {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const eraseLine = "\r\u001B[2K";

export function openVoice(output: Outlet, complaints: Outlet): Voice {
  const isTerminal = output.isTTY === true;
  let hasOpenLine = false;
  const endLine = () => {
    if (hasOpenLine) output.write(eraseLine);
    hasOpenLine = false;
  };
  const say = (sentence: string) => {
    endLine();
    output.write(`${sentence}\n`);
  };
  return {
    isTerminal,
    say,
    progress: (sentence) => {
      if (!isTerminal) {
        say(sentence);
        return;
      }
      output.write(`${eraseLine}${sentence.slice(0, (output.columns || 80) - 1)}`);
      hasOpenLine = true;
    },
    complain: (sentence) => {
      endLine();
      complaints.write(`${sentence}\n`);
    },
  };
}
