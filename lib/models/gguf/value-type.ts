/** The value types of GGUF metadata by their number in the format. `string` and `array` have no fixed size. */
export const valueTypes = [
  { name: "u8", bytes: 1 },
  { name: "i8", bytes: 1 },
  { name: "u16", bytes: 2 },
  { name: "i16", bytes: 2 },
  { name: "u32", bytes: 4 },
  { name: "i32", bytes: 4 },
  { name: "f32", bytes: 4 },
  { name: "bool", bytes: 1 },
  { name: "string", bytes: undefined },
  { name: "array", bytes: undefined },
  { name: "u64", bytes: 8 },
  { name: "i64", bytes: 8 },
  { name: "f64", bytes: 8 },
] as const;

export type ValueType = (typeof valueTypes)[number]["name"];
export type ScalarType = Exclude<ValueType, "string" | "array">;
