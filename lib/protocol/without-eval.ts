import { z } from "zod";

// A page's policy forbids making code from text. zod would try whether it may as soon as a schema is
// made, and the browser would report an attack; on the server it may, and reads faster.
if (typeof document !== "undefined") z.config({ jitless: true });
