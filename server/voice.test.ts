import { expect, test } from "vitest";
import { openVoice } from "./voice.ts";

function listen(isTTY: boolean) {
  const heard: string[] = [];
  const outlet = { isTTY, columns: 12, write: (text: string) => heard.push(text) };
  return { voice: openVoice(outlet, outlet), heard };
}

test("without a terminal every step is a line", () => {
  const { voice, heard } = listen(false);

  voice.progress("Starting");
  voice.say("Ready");

  expect(heard).toEqual(["Starting\n", "Ready\n"]);
});

test("on a terminal the changing line fits and gives way to what stays", () => {
  const { voice, heard } = listen(true);

  voice.progress("Building the pages");
  voice.say("Ready");

  expect(heard).toEqual(["\r\u001B[2KBuilding th", "\r\u001B[2K", "Ready\n"]);
});
