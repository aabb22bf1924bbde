/**
 * The words Hearth fails with. It knows no status codes and no wire formats: each door keeps its
 * own table from these codes to its answers. Start reading at app-error.ts.
 */
export { AppError, errorCodes, type ErrorCode, type ErrorFacts } from "./app-error.ts";
