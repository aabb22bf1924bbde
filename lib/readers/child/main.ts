import { endWithParent, letOthersGoFirst } from "#lib/worker";
import { closeNetwork } from "./close-network.ts";

endWithParent();
closeNetwork();
const [folder = "", priority] = process.argv.slice(2);
if (priority === "background") letOthersGoFirst();

// Loaded only now: a parser must find the network closed.
const { serve } = await import("./serve.ts");
serve(folder);
