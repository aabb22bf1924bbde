/** Shows progress: on a terminal in one line that changes, elsewhere as a line a sentence. */
const canRewrite = process.stdout.isTTY === true;
let isOpen = false;

export function showProgress(sentence) {
  if (!canRewrite) {
    console.log(sentence);
    return;
  }
  const width = (process.stdout.columns || 80) - 1;
  process.stdout.write(`\r\u001B[2K${sentence.slice(0, width)}`);
  isOpen = true;
}

/** Ends the changing line, before something else is printed. */
export function endProgress() {
  if (isOpen) process.stdout.write("\r\u001B[2K");
  isOpen = false;
}
