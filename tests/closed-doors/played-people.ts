import type { PlayedClient } from '#infra/replay/client-webhook.ts';

/** Clients whose every mark is unlike any word that a log may hold. */
export const renata: PlayedClient = {
  phone: '+6281388877701',
  userId: 'ID.99100000000077701',
  name: 'Renata Zulkarnaen',
};

export const bagus: PlayedClient = {
  phone: '+6281388877702',
  userId: 'ID.99100000000077702',
  name: 'Bagus Xaverius',
};

export const chandra: PlayedClient = {
  phone: '+6281388877703',
  userId: 'ID.99100000000077703',
  name: 'Chandra Quirina',
};

export const dwita: PlayedClient = {
  phone: '+6281388877704',
  userId: 'ID.99100000000077704',
  name: 'Dwita Xanadu',
};

export const eko: PlayedClient = {
  phone: '+6281388877705',
  userId: 'ID.99100000000077705',
  name: 'Eko Yudhoxus',
};

export const everybody: readonly PlayedClient[] = [renata, bagus, chandra, dwita, eko];

/** What a person would be known by, were it found where it should not be. */
export function marksOf({ phone, userId, name }: PlayedClient): string[] {
  return [phone.slice(1), phone.slice(3), userId, ...name.split(' ')];
}
