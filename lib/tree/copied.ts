/** A map that is copied when it is first changed, so that who holds the old one never notices. */
export class Copied<Key, Value> {
  #map: ReadonlyMap<Key, Value>;
  #copy: Map<Key, Value> | undefined;

  constructor(map: ReadonlyMap<Key, Value>) {
    this.#map = map;
  }

  get map(): ReadonlyMap<Key, Value> {
    return this.#map;
  }

  set(key: Key, value: Value) {
    this.#own().set(key, value);
  }

  delete(key: Key) {
    if (this.#map.has(key)) this.#own().delete(key);
  }

  #own(): Map<Key, Value> {
    this.#copy ??= new Map(this.#map);
    this.#map = this.#copy;
    return this.#copy;
  }
}
