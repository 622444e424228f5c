/** Randomness that a seed determines wholly. */
export interface SeededRandom {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [from, to], both included. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  /** @throws RangeError for an empty list. */
  pick<Item>(items: readonly Item[]): Item;
  /** Lower-case hex digits. */
  hex(digits: number): string;
  /** A source of its own: it depends on this one's seed and the label, not on what was drawn before. */
  fork(label: string): SeededRandom;
}

export function createRandom(seed: string): SeededRandom {
  // Four words of state from four hashes of the seed.
  const state = Uint32Array.of(1, 2, 3, 4).map((salt) => hash(seed, salt));

  function word(): number {
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const sum = (a + b + d) >>> 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) >>> 0;
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = d + 1;
    return sum;
  }
  // The first words still resemble the seed.
  for (let round = 0; round < 12; round += 1) word();

  const next = () => word() / 2 ** 32;
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick(items) {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    hex: (digits) => Array.from({ length: digits }, () => between(0, 15).toString(16)).join(''),
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}

/** Picks by weight; undefined where all weights are nothing. */
export function pickWeighted<Item extends { readonly weight: number }>(
  random: SeededRandom,
  items: readonly Item[],
): Item | undefined {
  let left = random.next() * items.reduce((sum, { weight }) => sum + weight, 0);
  for (const item of items) {
    left -= item.weight;
    if (left < 0) return item;
  }
  return undefined;
}

/** 32 bits of a text; each salt gives another. */
function hash(text: string, salt: number): number {
  let mixed = Math.imul(salt, 0x9e3779b1) ^ text.length;
  for (let at = 0; at < text.length; at += 1) {
    mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x85ebca6b);
    mixed ^= mixed >>> 13;
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
