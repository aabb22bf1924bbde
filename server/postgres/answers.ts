import { connect } from "node:net";

/** Length 8, then the code by which a client asks for TLS: any Postgres answers it with one letter. */
const tlsQuestion = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** Says whether a Postgres answers on a port of this machine, within the given time. */
export function answersOn(port: number, timeoutMs = 1_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const settle = (isAnswering: boolean) => {
      socket.destroy();
      resolve(isAnswering);
    };
    socket.setTimeout(timeoutMs, () => settle(false));
    socket.once("error", () => settle(false));
    socket.once("connect", () => socket.write(tlsQuestion));
    socket.once("data", (bytes) => settle(["N", "S"].includes(bytes.toString("latin1", 0, 1))));
    socket.once("close", () => settle(false));
  });
}
